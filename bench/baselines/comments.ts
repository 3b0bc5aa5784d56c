// What the plain servers have in common: comments are taken over HTTP, stored as durably as the product does, and numbered per article.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

/** A comment as a live event, as the product sends it. */
export interface LiveMessage {
  stream: string;
  epoch: string;
  from: number;
  to: number;
  events: object[];
}

export const EPOCH = 'a plain epoch';

/** Takes `POST /api/articles/:id/comments`, answers 201 when the comment is stored, and hands over what readers are to be told. */
export async function serveComments(tell: (message: LiveMessage) => void): Promise<Server> {
  const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 });
  await pool.query(
    'CREATE TABLE IF NOT EXISTS plain_comments (id uuid PRIMARY KEY, article_id text, body text, at timestamptz DEFAULT now())',
  );
  const heads = new Map<string, number>();
  const server = createServer((request, response) => {
    let json = '';
    request.on('data', (chunk: Buffer) => (json += chunk.toString()));
    request.on('end', () => void take(request.url ?? '', json, response));
  });
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
  });
  return server;

  async function take(url: string, json: string, response: ServerResponse): Promise<void> {
    const articleId = url.split('/')[3] ?? '';
    const { body } = JSON.parse(json) as { body: string };
    const id = crypto.randomUUID();
    await pool.query({
      name: 'insert',
      text: 'INSERT INTO plain_comments (id, article_id, body) VALUES ($1, $2, $3)',
      values: [id, articleId, body],
    });
    const seq = (heads.get(articleId) ?? 0) + 1;
    heads.set(articleId, seq);
    const at = new Date().toISOString();
    const comment = {
      id,
      articleId,
      parentId: null,
      author: { id, name: 'reader 01234567' },
      body,
      status: 'published',
      revision: 1,
      createdAt: at,
      editedAt: null,
      reactions: 0,
      replyCount: 0,
    };
    const event = { seq, type: 'comment.published', at, commentId: id, comment, total: seq };
    tell({ stream: `article:${articleId}`, epoch: EPOCH, from: seq, to: seq, events: [event] });
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ comment }));
  }
}
