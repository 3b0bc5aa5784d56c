import { ServerProcess } from './server-process.js';

/** A built server in a process of its own, on somebody's database. */
export interface RunningServer {
  url: string;
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<unknown>;
  /** Ends it without a word, as a crash would. */
  kill(): Promise<unknown>;
}

/** Starts the built server on that database and a free loopback port. Limits are lifted: tests are faster than people. */
export async function startServer(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<RunningServer> {
  const child = new ServerProcess(
    {
      DATABASE_URL: databaseUrl,
      SECRET: 'a secret of the tests, long enough to be one',
      RATE_LIMIT_FACTOR: '10000',
      NODE_ENV: 'test',
      ...environment,
    },
    'dist/src/main.js',
    ['--enable-source-maps', ...nodeOptions],
  );
  const url = await child.ready();
  return { url, stop: () => child.stop(), kill: () => child.stop('SIGKILL') };
}
