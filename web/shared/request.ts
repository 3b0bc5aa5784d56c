import { ask, type ApiError } from './api-error.js';

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

/** One request to the HTTP API, as a stranger unless there is a token. Rejects with an {@link ApiError}. */
export function request<T>(
  { url, language }: ApiClientOptions,
  method: string,
  path: string,
  call: Call,
  token: string | null,
): Promise<T> {
  const { query = {}, body, idempotencyKey, signal = null } = call;
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : '';
  return ask(`${url}${path}${search}`, {
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
