import { ApiError, ask } from './api-error.js';
import { Session } from './session.js';

export { ApiError } from './api-error.js';
export type { Account } from './session.js';

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

/** The HTTP API, in the name of whoever is signed in. Every method rejects with an {@link ApiError}. */
export class ApiClient {
  readonly url: string;
  readonly session: Session;

  readonly #language: () => string;

  constructor({ url, language }: ApiClientOptions) {
    this.url = url.replace(/\/+$/, '');
    this.#language = language;
    this.session = new Session(this.url, this.#language);
  }

  get<T>(path: string, query?: Call['query']): Promise<T> {
    return this.call('GET', path, query && { query });
  }

  post<T>(path: string, body?: unknown, call: Call = {}): Promise<T> {
    return this.call('POST', path, { body, ...call });
  }

  put<T>(path: string, body?: unknown): Promise<T> {
    return this.call('PUT', path, { body });
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.call('PATCH', path, { body });
  }

  delete<T = void>(path: string): Promise<T> {
    return this.call('DELETE', path);
  }

  /** An expired token is renewed and the request sent once more; a session that has ended reads on as a stranger, and may not write. */
  async call<T>(method: string, path: string, call: Call = {}): Promise<T> {
    const token = await this.session.token();
    try {
      return await this.#send<T>(method, path, call, token);
    } catch (error) {
      if (token === null || !(error instanceof ApiError) || error.status !== 401) throw error;
      return this.#send(method, path, call, await this.session.token(true));
    }
  }

  #send<T>(method: string, path: string, call: Call, token: string | null): Promise<T> {
    const { query = {}, body, idempotencyKey, signal = null } = call;
    const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
    const search = given.length > 0 ? `?${new URLSearchParams(given)}` : '';
    return ask(`${this.url}${path}${search}`, {
      method,
      body,
      signal,
      headers: {
        'accept-language': this.#language(),
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
    }) as Promise<T>;
  }
}

/** For a page that is being left: nobody waits for the answer. */
export function sendAndLeave({ url, session }: ApiClient, method: string, path: string): void {
  const { heldToken } = session;
  if (heldToken === null) return;
  const headers = { authorization: `Bearer ${heldToken}` };
  fetch(`${url}${path}`, { method, headers, keepalive: true }).catch(() => undefined);
}
