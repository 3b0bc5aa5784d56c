import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SitesService } from './sites.service.js';

/** How long a browser may keep the answer to a preflight, in seconds: Chromium's own ceiling. */
const PREFLIGHT_AGE = 7_200;

/** Lets pages of the listed origins call us with credentials; others get no CORS headers, so their browsers refuse. */
export function registerCors(app: NestFastifyApplication): void {
  const sites = app.get(SitesService, { strict: false });
  app.enableCors({
    origin: (origin: string | undefined, answer: (error: Error | null, allowed: boolean) => void) => {
      if (origin === undefined) {
        answer(null, false);
        return;
      }
      sites.isListedOrigin(origin).then(
        (listed) => answer(null, listed),
        (error: unknown) => answer(error as Error, false),
      );
    },
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key'],
    exposedHeaders: ['retry-after', 'x-request-id'],
    maxAge: PREFLIGHT_AGE,
  });
}
