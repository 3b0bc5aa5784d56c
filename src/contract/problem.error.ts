import type { ProblemCode } from './problem-codes.js';

/** One fault in what a client sent: where (`body.parentId`) and what is wrong with it. */
export interface ProblemIssue {
  path: string;
  message: string;
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not acceptable as it is',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};

/**
 * An expected refusal, told to the client as `application/problem+json` (RFC 9457) or in a socket acknowledgement.
 * `code` is stable and machine-readable (`comment.closed`); `detail` tells a person what to do; `extensions` are
 * further members of the answer. Never put what the client may not see in it.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${detail}`);
  }

  toJSON(): Record<string, unknown> {
    return {
      type: `urn:palabre:problem:${this.code}`,
      title: TITLES[this.status] ?? 'Error',
      status: this.status,
      detail: this.detail,
      code: this.code,
      ...this.extensions,
    };
  }
}

/** 400 `request.invalid` with every fault found, for input that does not fit its schema. */
export function invalidRequest(errors: ProblemIssue[]): ProblemError {
  const [first] = errors;
  const detail = first
    ? `${first.path}: ${first.message}`.replace(/^: /, '')
    : 'The request does not have the expected form.';
  return new ProblemError(400, 'request.invalid', detail, { errors });
}

/** What a code says that there is none of. */
type Findable = ProblemCode extends infer Code ? (Code extends `${infer What}.not-found` ? What : never) : never;

/** 404 for a thing that does not exist, or that the actor may not know of. */
export function notFound(what: Findable): ProblemError {
  return new ProblemError(404, `${what}.not-found`, `There is no such ${what}.`);
}

/** 403 for an actor who is known but lacks the right. */
export function forbidden(detail: string): ProblemError {
  return new ProblemError(403, 'access.denied', detail);
}
