import { Client } from 'pg';
import { StartupError } from '../common/startup.error.js';

const OLDEST_MAJOR = 15;
const CONNECT_TIMEOUT_MS = 5_000;

/** What to do about a refusal, by the error code of the operating system or of PostgreSQL. */
const REMEDIES: Record<string, string> = {
  ECONNREFUSED: 'no server listens there: start it, or correct host and port in DATABASE_URL',
  ENOTFOUND: 'its name is unknown: correct the host in DATABASE_URL',
  EAI_AGAIN: 'its name could not be looked up: correct the host in DATABASE_URL, or try again',
  ETIMEDOUT: 'it does not answer: check the network and the host in DATABASE_URL',
  EHOSTUNREACH: 'it does not answer: check the network and the host in DATABASE_URL',
  '28P01': 'it refuses the user or the password: correct them in DATABASE_URL',
  '28000': 'it refuses this user from here: correct DATABASE_URL or the server’s pg_hba.conf',
  '3D000': 'it has no such database: create it, or correct the name in DATABASE_URL',
  '53300': 'it has no connection left: raise its max_connections',
  '57P03': 'it is starting up or shutting down: try again in a moment',
};

/** Checks that the server of DATABASE_URL can be reached and is new enough. Throws a `StartupError` without the password. */
export async function assertUsableServer(databaseUrl: string): Promise<void> {
  const { host, pathname, username } = new URL(databaseUrl);
  const where = `PostgreSQL at ${host} (database ${pathname.slice(1)}, user ${username}) cannot be used`;
  let version: number;
  try {
    version = await serverVersion(databaseUrl);
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    throw new StartupError(`${where}: ${REMEDIES[code ?? ''] ?? message}.`);
  }
  const major = Math.floor(version / 10_000);
  if (major < OLDEST_MAJOR) {
    throw new StartupError(`${where}: it is version ${major}, and Palabre needs ${OLDEST_MAJOR} or newer.`);
  }
}

async function serverVersion(connectionString: string): Promise<number> {
  const client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // A server that goes away in the middle also rejects the pending query, which is where it is reported.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    return rows[0]?.version ?? 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}
