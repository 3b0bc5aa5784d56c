import { APPLICATION, ensureApplicationRole } from './application-role.js';
import { packagedBinaries, reachableBinaries } from './binaries.js';
import { prepareCluster } from './cluster.js';
import { assertOwnCluster, dataFolder } from './data-folder.js';
import { takeLock } from './owner-lock.js';
import { Supervisor } from './supervisor.js';

export interface EmbeddedOptions {
  /** The operator's DATA_DIR. */
  dataDir?: string | undefined;
  /** False gives up safety against power loss for speed; for tests, whose data is thrown away. */
  durable?: boolean;
  /** Told what takes time or changes this machine. */
  announce: (line: string) => void;
}

/** A PostgreSQL server of this process's own. */
export interface EmbeddedPostgres {
  /** For the application: the role `palabre`, which owns the database `palabre` and is no superuser. */
  url: string;
  /** For tests and administration: the superuser, in the database `postgres`. */
  adminUrl: string;
  /** The folder that holds everything. */
  dataDir: string;
  /** Resolves with the reason when the server has ended by itself and cannot be started again, which makes this process useless. */
  lost: Promise<Error>;
  /** Stops the server and gives the data folder back; to be called last. */
  stop(): Promise<void>;
}

const DURABLE = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Short queries only: compiling them costs more than it gains.
  jit: 'off',
};
const THROWAWAY = {
  ...DURABLE,
  // What is committed is handed to the system all the same: it outlives PostgreSQL's own crash, as it does everywhere.
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

/** Starts the embedded PostgreSQL on its data, making both at the first start. Throws a `StartupError` that says what to do. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const data = dataFolder(options.dataDir, options.announce);
  assertOwnCluster(data);
  const release = await takeLock(data.folder);
  try {
    const binaries = reachableBinaries(packagedBinaries(), data.user, data.folder);
    const credentials = await prepareCluster(data, binaries);
    const settings = options.durable === false ? THROWAWAY : DURABLE;
    const server = await Supervisor.start(data, binaries, settings, options.announce);
    const url = (user: string, password: string, database: string) =>
      `postgres://${user}:${password}@127.0.0.1:${server.port}/${database}`;
    const adminUrl = url('postgres', credentials.superuser, 'postgres');
    await ensureApplicationRole(adminUrl, credentials.application).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    return {
      url: url(APPLICATION, credentials.application, APPLICATION),
      adminUrl,
      dataDir: data.folder,
      lost: server.lost,
      async stop() {
        await server.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
