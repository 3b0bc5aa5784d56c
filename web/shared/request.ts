import { answerOf, searchOf } from './api-error.js';

export interface ApiClientOptions {
  /** Where Palabre is, without a path; empty on its own pages. */
  url: string;
  /** What the server tells people in. */
  language: () => string;
}

export interface Call {
  query?: Readonly<Record<string, string | number | undefined>>;
  body?: unknown;
  /** The same key again answers the same comment: send a retry with the key of the first attempt. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** One request to the HTTP API, as a stranger unless there is a token. Rejects with an ApiError. */
export function request<T>(
  { url, language }: ApiClientOptions,
  method: string,
  path: string,
  call: Call,
  token: string | null,
): Promise<T> {
  const { query = {}, body, idempotencyKey, signal = null } = call;
  return ask(`${url}${path}${searchOf(query)}`, {
    method,
    body,
    signal,
    headers: {
      'accept-language': language(),
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
  }) as Promise<T>;
}

/** One call, with what it sends as JSON. */
export function ask(
  url: string,
  {
    body,
    headers,
    ...init
  }: Omit<RequestInit, 'body' | 'headers'> & { headers: Record<string, string>; body: unknown },
): Promise<unknown> {
  const sent = fetch(url, {
    ...init,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
  });
  return answerOf(sent, init.signal);
}
