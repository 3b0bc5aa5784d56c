/** Something that we need does not answer now: 503 `service.unavailable`, which a later attempt may not meet. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';

  /** `outcomeUnknown`: a change was on its way, and may have been kept. */
  constructor(
    message: string,
    readonly options: { cause?: unknown; outcomeUnknown?: boolean } = {},
  ) {
    super(message, { cause: options.cause });
  }
}

/**
 * SQLSTATEs (PostgreSQL, Appendix A) that may pass: connection 08, rollback 40, resources 53, idle too long
 * 25P03–25P04, lock 55P03, shut down or cancelled 57.
 */
const PASSING_STATE = /^(?:08...|40...|53...|25P0[34]|55P03|57...)$/;
const SOCKET_FAULTS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
]);
/** Faults to which pg and TypeORM give neither a class nor a code. */
const DRIVER_WORDS =
  /^(?:Error: )?(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|timeout expired|Client has encountered a connection error|Client was closed and is not queryable|Query runner already released)/;

/** Whether it is the moment that is to blame: the same may succeed when it is tried again. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof UnavailableError) return true;
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (PASSING_STATE.test(code) || SOCKET_FAULTS.has(code))) return true;
  return DRIVER_WORDS.test(error.message);
}
