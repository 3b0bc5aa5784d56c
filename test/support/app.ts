import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { createApp } from '../../src/app.js';
import { readSettings } from '../../src/config/settings.js';

export interface RunningApp {
  url: string;
  app: NestFastifyApplication;
  close(): Promise<void>;
}

/** Starts the application within the test, on that database and a free loopback port; `prepare` sees it before any route is made. */
export async function startApp(
  databaseUrl: string,
  environment: NodeJS.ProcessEnv = {},
  prepare: (app: NestFastifyApplication) => void = () => undefined,
): Promise<RunningApp> {
  const settings = readSettings({ NODE_ENV: 'test', RATE_LIMIT_FACTOR: '10000', ...environment }).complete({
    databaseUrl,
    secret: 'a secret of the tests, long enough to be one',
  });
  const app = await createApp(settings, pino({ level: 'silent' }));
  prepare(app);
  await app.listen(0, '127.0.0.1');
  return { url: await app.getUrl(), app, close: () => app.close() };
}
