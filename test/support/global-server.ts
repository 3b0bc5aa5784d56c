import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbedded } from '../../src/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { ADMIN_URL_VARIABLE, APPLICATION_URL_VARIABLE, TEMPLATE } from './database.js';
import { RUN_FOLDER_VARIABLE } from './run-folder.js';

/**
 * Ends the server in `$1` and removes the folder once its standard input closes, which happens at the teardown and also when Jest is
 * interrupted or killed.
 */
const CLEANUP = `
cat >/dev/null
pid=$(head -n 1 "$1/data/postgres/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid"
while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
rm -rf "$1"
`;

let cleanup: ChildProcess | undefined;
let server: EmbeddedPostgres | undefined;

/** Starts the PostgreSQL of this test run and makes the migrated template of its databases. */
export async function startTestServer(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'palabre-test-'));
  // Under root, PostgreSQL's own user has to pass through.
  chmodSync(folder, 0o711);
  cleanup = spawn('/bin/sh', ['-c', CLEANUP, 'cleanup', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  server = await startEmbedded({ dataDir: path.join(folder, 'data'), durable: false, announce: () => undefined });
  await migrate(server.url);
  const admin = new Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query(`ALTER DATABASE palabre RENAME TO ${TEMPLATE}`);
  await admin.end();
  process.env[RUN_FOLDER_VARIABLE] = folder;
  // What a browser leaves behind when it is killed goes with the folder.
  process.env['TMPDIR'] = folder;
  process.env[ADMIN_URL_VARIABLE] = server.adminUrl;
  process.env[APPLICATION_URL_VARIABLE] = server.url;
}

/** Ends the server and removes its data. */
export async function stopTestServer(): Promise<void> {
  if (!cleanup) return;
  // Else whoever supervises it would start it again.
  await server?.stop();
  const done = once(cleanup, 'exit');
  cleanup.stdin?.end();
  await done;
}
