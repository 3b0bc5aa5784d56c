import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

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

/** When the request arrived, on the clock of `performance.now()`. */
export const Arrival = createParamDecorator(
  (_: unknown, context: ExecutionContext): number => context.switchToHttp().getRequest<FastifyRequest>().arrived,
);
