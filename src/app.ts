import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { createLogger, NestLogger } from './admin/logger.js';
import { newRequestId, observeRequests } from './admin/request-observer.js';
import { AppModule } from './app.module.js';
import { ProblemFilter } from './common/problem.filter.js';
import { validationPipe } from './common/validation.pipe.js';
import type { Settings } from './config/settings.js';
import { LiveIoAdapter } from './realtime/live-io.adapter.js';
import { registerCors } from './sites/cors.js';

/** The longest body is a bulk decision over a thousand comments, about 80 kB; in bytes. */
const BODY_LIMIT = 128 * 1024;

/** The application as it ships, not yet listening; `main.ts` and the tests start the same one. */
export async function createApp(settings: Settings): Promise<NestFastifyApplication> {
  const logger = await createLogger(settings.mode, process.stdout.isTTY);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings),
    new FastifyAdapter({
      trustProxy: settings.trustedProxies.length > 0 && [...settings.trustedProxies],
      bodyLimit: BODY_LIMIT,
      genReqId: newRequestId,
    }),
    { abortOnError: false, logger: new NestLogger(logger) },
  );
  await secure(app, logger);
  return app;
}

async function secure(app: NestFastifyApplication, logger: Logger): Promise<void> {
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(validationPipe);
  app.useWebSocketAdapter(new LiveIoAdapter(app));
  observeRequests(app, logger);
  registerCors(app);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'same-site' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
}
