import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { requestContext } from './logger.js';
import { MetricsService } from './metrics.service.js';

/** Asked for every few seconds by machines: not worth a line each. */
const QUIET = new Set(['/health/live', '/health/ready', '/metrics']);

/** Gives every request an id, which the answer and all its log lines carry. Never the client's own: it would be a way to write our log. */
export const newRequestId = (): string => randomUUID();

/**
 * Logs and measures every request by its route's template: no path, query, body, address or token, all of which can name a person.
 */
export function observeRequests(app: NestFastifyApplication, logger: Logger): void {
  const metrics = app.get(MetricsService, { strict: false });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    requestContext.run({ requestId: request.id }, done);
  });
  // Reading the body leaves the first context.
  fastify.addHook('preValidation', (request, _reply, done) => {
    requestContext.run({ requestId: request.id }, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = routeOf(request);
    const seconds = reply.elapsedTime / 1000;
    metrics.observeRequest(method, route, reply.statusCode, seconds);
    const level = QUIET.has(route) ? 'debug' : 'info';
    logger[level](
      { requestId: request.id, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
    done();
  });
}

function routeOf(request: FastifyRequest): string {
  return request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
}
