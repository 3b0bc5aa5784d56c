import { chmodSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Client, type QueryResultRow } from 'pg';
import { processBirth } from '../../src/database/embedded/process-identity.js';
import { temporaryFolder } from './run-folder.js';

/** A place for embedded data, which PostgreSQL's own user can reach under root. */
export class TemporaryDataFolder {
  private readonly parent = temporaryFolder();
  readonly path = path.join(this.parent, 'data');

  constructor() {
    chmodSync(this.parent, 0o711);
  }

  file(...names: string[]): string {
    return path.join(this.path, ...names);
  }

  /** The process number and port of the server that runs on this data. */
  server(): { pid: number; port: number } {
    const lines = readFileSync(this.file('postgres', 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  }

  /** Runs a statement as the application's role. */
  async query<R extends QueryResultRow>(statement: string): Promise<R[]> {
    const { application } = JSON.parse(readFileSync(this.file('credentials.json'), 'utf8')) as { application: string };
    const client = new Client({
      connectionString: `postgres://palabre:${application}@127.0.0.1:${this.server().port}/palabre`,
    });
    await client.connect();
    try {
      return (await client.query<R>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  remove(): void {
    rmSync(this.parent, { recursive: true, force: true });
  }
}

/** Whether process `pid` is there. */
export function isAlive(pid: number): boolean {
  return processBirth(pid) !== undefined;
}
