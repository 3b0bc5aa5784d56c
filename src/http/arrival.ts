import type { NestFastifyApplication } from '@nestjs/platform-fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** When its head was read, on the clock of `performance.now()`. */
    arrived: number;
  }
}

/** Notes when each request arrives, before anything waits. */
export function observeArrival(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.decorateRequest('arrived', 0);
  fastify.addHook('onRequest', (request, _reply, done) => {
    request.arrived = performance.now();
    done();
  });
}
