import { patiently } from './patience.js';

/** An answer of the API, whatever its status. `body` is what came as JSON (undefined without a body); each test states the shape that it expects. */
export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** The HTTP API as any program sees it. */
export class Api {
  constructor(
    readonly url: string,
    readonly token?: string,
  ) {}

  as(token: string | undefined): Api {
    return new Api(this.url, token);
  }

  get<T = Problem>(path: string): Promise<Answer<T>> {
    return this.call('GET', path);
  }

  post<T = Problem>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.call('POST', path, body, headers);
  }

  patch<T = Problem>(path: string, body: unknown): Promise<Answer<T>> {
    return this.call('PATCH', path, body);
  }

  put<T = Problem>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.call('PUT', path, body);
  }

  delete<T = Problem>(path: string): Promise<Answer<T>> {
    return this.call('DELETE', path);
  }

  async call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const request = fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await patiently(request, `the answer to ${method} ${path}`);
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      body: (json && text ? JSON.parse(text) : undefined) as T,
      headers: response.headers,
    };
  }
}

/** An `application/problem+json` answer. */
export interface Problem {
  code: string;
  status: number;
  detail: string;
  errors?: { path: string; message: string }[];
}
