import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '../contract/problem-codes.js';
import { ProblemError } from '../contract/problem.error.js';
import { isUnavailable, UnavailableError } from '../common/unavailable.error.js';

/** Codes for refusals that come from Nest or Fastify themselves, before our own code runs. */
const CODES: Record<number, ProblemCode> = {
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

/** When whoever met a database that is away may try again, in seconds. */
const RETRY_AFTER_S = 2;

/** Turns whatever was thrown into a problem; what nobody expected becomes a 500 that tells nothing of the inside. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const status = statusOf(error);
  if (status !== undefined && status < 500) {
    return new ProblemError(status, CODES[status] ?? 'request.invalid', (error as Error).message);
  }
  if (isUnavailable(error)) {
    const unknown = error instanceof UnavailableError && error.options.outcomeUnknown === true;
    return new ProblemError(503, 'service.unavailable', unknown ? OUTCOME_UNKNOWN : TRY_AGAIN, {
      retryAfter: RETRY_AFTER_S,
    });
  }
  return new ProblemError(500, 'internal', 'Something went wrong on our side. Nothing was changed; please try again.');
}

const TRY_AGAIN = 'This cannot be answered just now. Please try again in a moment.';
/** The commit was sent and its answer did not come. */
const OUTCOME_UNKNOWN =
  'It is not known whether this was kept. Look before you try again; the same Idempotency-Key never writes twice.';

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
      const fields = { method, route: routeOptions?.url, err: error };
      if (isUnavailable(error)) this.logger.warn(fields, 'refused: the database is not available');
      else this.logger.error(fields, 'unexpected error');
    }
    const retryAfter = problem.extensions.retryAfter;
    const reply = http.getResponse<FastifyReply>().status(problem.status).type('application/problem+json');
    if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
    void reply.send(JSON.stringify(problem));
  }
}
