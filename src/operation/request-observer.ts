import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { patience, PATIENCE, type Scope, scopes } from '../common/deadline.js';
import { MetricsService } from './metrics.service.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What its work shares, whatever it waits for. */
    scope: Scope;
    /** When its body began to be read, on the clock of `performance.now()`. */
    readSince: number;
  }
}

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
    request.scope = { requestId: request.id, until: request.arrived + patience(PATIENCE) };
    scopes.run(request.scope, done);
  });
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    request.readSince = performance.now();
    done(null, payload);
  });
  // Reading the body leaves the first scope, and the time that the client took to send it is the client's.
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (request.scope.until !== undefined) request.scope.until += performance.now() - request.readSince;
    scopes.run(request.scope, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    request.scope.until = undefined;
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
