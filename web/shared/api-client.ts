import { ApiError } from './api-error.js';
import { request, type ApiClientOptions, type Call } from './request.js';
import { Session } from './session.js';

export { ApiError } from './api-error.js';
export type { ApiClientOptions, Call } from './request.js';
export type { Account } from './session.js';

/** The HTTP API, in the name of whoever is signed in. Every method rejects with an {@link ApiError}. */
export class ApiClient {
  readonly url: string;
  readonly language: () => string;
  readonly session: Session;

  constructor({ url, language }: ApiClientOptions) {
    this.url = url.replace(/\/+$/, '');
    this.language = language;
    this.session = new Session(this.url, language);
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
      return await request<T>(this, method, path, call, token);
    } catch (error) {
      if (token === null || !(error instanceof ApiError) || error.status !== 401) throw error;
      return request(this, method, path, call, await this.session.token(true));
    }
  }
}

/** For a page that is being left: nobody waits for the answer. */
export function sendAndLeave({ url, session }: ApiClient, method: string, path: string): void {
  const { heldToken } = session;
  if (heldToken === null) return;
  const headers = { authorization: `Bearer ${heldToken}` };
  fetch(`${url}${path}`, { method, headers, keepalive: true }).catch(() => undefined);
}
