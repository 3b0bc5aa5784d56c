import { MeasuredProcess } from './measured-process.js';

/** Starts the product as it ships, on a database of its own. Limits are lifted: load generators have one address. */
export function startPalabre(databaseUrl: string, nodeOptions: readonly string[] = []): Promise<MeasuredProcess> {
  const environment = {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    SECRET: 'a secret of the benchmarks, long enough to be one',
    RATE_LIMIT_FACTOR: '1000000',
    NODE_ENV: 'production',
    PUBLIC_URL: 'http://127.0.0.1',
  };
  return MeasuredProcess.start('dist/src/main.js', environment, nodeOptions);
}
