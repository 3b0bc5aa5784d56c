/** A refusal of the API, or no answer at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    /** HTTP status; 0 when nothing came back. */
    readonly status: number,
    /** Stable, such as `comment.closed`; `network` when nothing came back. */
    readonly code: string,
    /** What went wrong, for a person, in English. */
    readonly detail: string,
    /** The whole problem, with further members such as `errors`, `until` or `retryAfter`. */
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }

  /** The fields at fault, with what is wrong with each. */
  get faults(): readonly { path: string; message: string }[] {
    const { errors } = this.body;
    return Array.isArray(errors) ? (errors as { path: string; message: string }[]) : [];
  }

  /** Whether the same request may succeed later, unchanged. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** What came back without `ok`, as an error. */
export async function toApiError(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const { code, detail } = problem;
  return new ApiError(
    response.status,
    typeof code === 'string' ? code : 'internal',
    typeof detail === 'string' ? detail : response.statusText,
    problem,
  );
}
