import { spawnSync } from 'node:child_process';
import { Client } from 'pg';
import { startEmbedded, type EmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { TemporaryDataFolder } from './data-folder.js';

/** A migrated PostgreSQL server of a suite's own, which may be frozen and killed without hurting the others. */
export class OwnPostgres {
  private frozen: number[] = [];

  private constructor(
    private readonly server: EmbeddedPostgres,
    private readonly data: TemporaryDataFolder,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const data = new TemporaryDataFolder();
    const server = await startEmbedded({ dataDir: data.path, announce: () => undefined });
    await migrate(server.url);
    return new OwnPostgres(server, data);
  }

  get url(): string {
    return this.server.url;
  }

  /** A client in a transaction that ran this statement and holds its locks until `end`. */
  async hold(text: string, values: unknown[] = []): Promise<{ end(): Promise<void> }> {
    const client = new Client({ connectionString: this.url });
    await client.connect();
    await client.query('BEGIN');
    await client.query(text, values);
    return {
      async end() {
        await client.query('ROLLBACK');
        await client.end();
      },
    };
  }

  /** Runs a statement as the superuser, in the application's database. */
  async administer(text: string): Promise<void> {
    const url = new URL(this.server.adminUrl);
    url.pathname = new URL(this.url).pathname;
    const client = new Client({ connectionString: url.href });
    await client.connect();
    await client.query(text);
    await client.end();
  }

  /** Ends every connection of the application from the server's side, as a failover does. */
  async terminateConnections(): Promise<void> {
    await this.administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'palabre'`);
  }

  /** Stops all its processes where they are: connections stay open, and nobody answers. */
  freeze(): void {
    const { pid } = this.data.server();
    // The parent first, so that it has no new children.
    process.kill(pid, 'SIGSTOP');
    this.frozen = [pid, ...childrenOf(pid)];
    for (const each of this.frozen) signal(each, 'SIGSTOP');
  }

  thaw(): void {
    for (const pid of this.frozen.splice(0)) signal(pid, 'SIGCONT');
  }

  /** Ends the server without a word, as the kernel does when memory runs out. */
  kill(): void {
    process.kill(this.data.server().pid, 'SIGKILL');
  }

  async stop(): Promise<void> {
    this.thaw();
    await this.server.stop();
    this.data.remove();
  }
}

/** A child may have been about to end. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));
}
