import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problem.error.js';

/** Codes for refusals that come from Nest or Fastify themselves, before our own code runs. */
const CODES: Record<number, string> = {
  400: 'request.invalid',
  401: 'auth.required',
  403: 'access.denied',
  404: 'route.not-found',
  405: 'method.not-allowed',
  413: 'request.too-large',
  414: 'request.too-large',
  415: 'request.media-type',
  429: 'rate.limited',
  503: 'service.unavailable',
};

/** Turns whatever was thrown into a problem; what nobody expected becomes a 500 that tells nothing of the inside. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const status = statusOf(error);
  if (status !== undefined && status < 500) {
    return new ProblemError(status, CODES[status] ?? 'request.invalid', (error as Error).message);
  }
  if (isPoolTimeout(error)) {
    return new ProblemError(503, 'service.busy', 'Too much at once. Nothing was changed; please try again.', {
      retryAfter: 5,
    });
  }
  return new ProblemError(500, 'internal', 'Something went wrong on our side. Nothing was changed; please try again.');
}

/** The pool of pg gives its timeout neither a class nor a code. */
const isPoolTimeout = (error: unknown): boolean =>
  error instanceof Error && error.message === 'timeout exceeded when trying to connect';

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** Answers every error of an HTTP route as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = toProblem(error);
    const http = host.switchToHttp();
    if (problem.status >= 500) {
      const { method, routeOptions } = http.getRequest<FastifyRequest>();
      this.logger.error({ method, route: routeOptions?.url, err: error }, 'unexpected error');
    }
    const retryAfter = problem.extensions.retryAfter;
    const reply = http.getResponse<FastifyReply>().status(problem.status).type('application/problem+json');
    if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
    void reply.send(JSON.stringify(problem));
  }
}
