import { Api, type Answer, type Problem } from './api.js';

/** The API as a browser sees it: one that keeps cookies and sends them back. */
export class Browser {
  readonly cookies = new Map<string, string>();
  private readonly api: Api;

  constructor(
    url: string,
    private readonly headers: Record<string, string> = {},
  ) {
    this.api = new Api(url);
  }

  async post<T = Problem>(path: string, body?: unknown): Promise<Answer<T>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.api.post<T>(path, body, { ...this.headers, ...(cookie && { cookie }) });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}
