import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a page of the publisher embeds: the attributes of the element, and the language of the page. */
interface Embedding {
  palabre: string;
  attributes: string;
  lang: string;
  /** Behind the address of the script, as content management systems add it. */
  query: string;
  /** With one, scripts are trusted by it and what they load by `strict-dynamic`, instead of by their origin. */
  nonce: string;
}

/** A publisher's own site: pages that embed the widget with one script tag and one element, under a strict policy of their own. */
export class Publisher {
  private constructor(private readonly server: Server) {}

  static async open(): Promise<Publisher> {
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://publisher.example');
      if (pathname !== '/story') {
        response.writeHead(404).end();
        return;
      }
      const embedding = Object.fromEntries(searchParams) as unknown as Embedding;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${embedding.nonce ? `'nonce-${embedding.nonce}' 'strict-dynamic'` : embedding.palabre}; connect-src ${embedding.palabre} ${embedding.palabre.replace('http', 'ws')}; img-src 'self'`,
      );
      response.end(page(embedding));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Publisher(server);
  }

  /** `host` tells apart what browsers hold for different sites: `127.0.0.1` and `localhost`. */
  origin(host = '127.0.0.1'): string {
    return `http://${host}:${(this.server.address() as AddressInfo).port}`;
  }

  /** The address of a page with the comments of an article. */
  story(
    palabre: string,
    articleId: string,
    {
      host,
      lang = 'en',
      query = '',
      nonce = '',
    }: { host?: string; lang?: string; query?: string; nonce?: string } = {},
  ): string {
    const embedding: Embedding = { palabre, attributes: `article="${articleId}"`, lang, query, nonce };
    return `${this.origin(host)}/story?${new URLSearchParams({ ...embedding }).toString()}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

const page = ({ palabre, attributes, lang, query, nonce }: Embedding): string => `<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Une page du journal</title>
<script type="module" nonce="${nonce}" src="${palabre}/palabre.js${query}"></script></head>
<body><main><h1>Un article</h1><p>Le port attend sa digue.</p><palabre-comments ${attributes}></palabre-comments></main></body>
</html>`;
