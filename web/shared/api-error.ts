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

/** One call: the JSON that came back, undefined for an empty answer. Rejects with an {@link ApiError}, or when the caller gave it up. */
export async function ask(
  url: string,
  {
    body,
    headers,
    ...init
  }: Omit<RequestInit, 'body' | 'headers'> & { headers: Record<string, string>; body: unknown },
): Promise<unknown> {
  try {
    const response = await fetch(url, {
      ...init,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    });
    const text = await response.text();
    if (!response.ok) throw problemIn(response, text);
    return text === '' ? undefined : JSON.parse(text);
  } catch (error) {
    if (error instanceof ApiError || init.signal?.aborted) throw error;
    throw new ApiError(0, 'network', 'No answer');
  }
}

/** What came back without `ok`, as an error; a proxy in between may have answered anything. */
function problemIn({ status, statusText }: Response, text: string): ApiError {
  let problem: Record<string, unknown> = {};
  try {
    problem = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // The status says enough.
  }
  const { code = 'internal', detail = statusText } = problem;
  return new ApiError(status, String(code), String(detail), problem);
}
