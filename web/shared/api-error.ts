/** A refusal of the API, or no answer at all. */
export class ApiError extends Error {
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
}

/** The JSON that came back, undefined for an empty answer. Rejects with an {@link ApiError}, or as the request was given up. */
export async function answerOf(sent: Promise<Response>, signal?: AbortSignal | null): Promise<unknown> {
  try {
    const response = await sent;
    const text = await response.text();
    if (!response.ok) throw problemIn(response, text);
    return text ? JSON.parse(text) : undefined;
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted) throw error;
    throw new ApiError(0, 'network', 'No answer');
  }
}

/** What stands behind an address; members that are undefined are left out. */
export function searchOf(query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined) as [string, string][];
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
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
