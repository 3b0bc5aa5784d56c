import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../../src/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { Backends } from './backends.js';

const TEMPLATE = 'palabre_template';

/** The PostgreSQL of a run: real, durable, and thrown away at the end. */
export interface BenchPostgres {
  /** Makes a migrated, empty database and answers its address. */
  database(): Promise<string>;
  backends: Backends;
  /** Writes out everything that has changed. */
  checkpoint(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<BenchPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'palabre-bench-'));
  // Under root, PostgreSQL's own user has to pass through.
  chmodSync(folder, 0o711);
  const server = await startEmbedded({ dataDir: path.join(folder, 'data'), announce: () => undefined });
  await migrate(server.url);
  const administer = (statement: string): Promise<void> => run(server.adminUrl, statement);
  await administer(`ALTER DATABASE palabre RENAME TO ${TEMPLATE}`);
  // As durable as ever, but no run pays for writing out what the one before has changed.
  await administer(`ALTER SYSTEM SET max_wal_size = '16GB'`);
  await administer(`ALTER SYSTEM SET checkpoint_timeout = '1h'`);
  await administer('SELECT pg_reload_conf()');
  const [postmaster] = readFileSync(path.join(folder, 'data/postgres/postmaster.pid'), 'utf8').split('\n');
  let count = 0;
  let stopped: Promise<void> | undefined;
  return {
    backends: new Backends(Number(postmaster)),
    checkpoint: () => administer('CHECKPOINT'),
    async database() {
      const name = `bench_${++count}`;
      await administer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER palabre`);
      const url = new URL(server.url);
      url.pathname = name;
      return url.href;
    },
    stop() {
      stopped ??= server.stop().then(() => rmSync(folder, { recursive: true, force: true }));
      return stopped;
    },
  };
}

/** Runs statements on a connection of its own. */
export async function run(url: string, statement: string, values: unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}
