// The first page of an article with `node:http` and `pg` alone: the product's statement, its rows made into the same JSON.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { PublicRow } from '../../src/comments/comment-rows.js';
import { LAST_ID, PAGES } from '../../src/pages/pages.repository.js';

type Row = PublicRow & { total: number; epoch: string; seq: string; nth: string };

const LIMIT = 50;
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 });

const server = createServer((request, response) => {
  const articleId = (request.url ?? '').split('/')[3] ?? '';
  void page(articleId).then((json) => response.writeHead(200, { 'content-type': 'application/json' }).end(json));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

async function page(articleId: string): Promise<string> {
  const { rows } = await pool.query<Row>({
    ...PAGES.newest,
    values: [articleId, LIMIT + 1, `article:${articleId}`, LAST_ID],
  });
  const roots = rows.filter(({ nth }) => nth === '0');
  const shown = roots.slice(0, LIMIT);
  const replies = rows.filter(({ nth }) => nth !== '0');
  const [first, last] = [rows[0], shown.at(-1)];
  const more = roots.length > LIMIT && last !== undefined;
  return JSON.stringify({
    items: shown.map((root) => ({
      ...view(root),
      replies: replies.filter(({ parentId }) => parentId === root.id).map(view),
    })),
    nextCursor: more ? Buffer.from(JSON.stringify([last.id, last.reactions])).toString('base64url') : null,
    total: first?.total,
    below: Object.fromEntries(
      [...shown, ...replies].filter(({ threadSize }) => threadSize > 0).map(({ id, threadSize }) => [id, threadSize]),
    ),
    live: { epoch: first?.epoch, seq: Number(first?.seq) },
  });
}

function view(row: Row): object {
  const { id, articleId, parentId, body, status, revision, reactions, replyCount } = row;
  const author = { id: row.authorId, name: row.authorName };
  const [createdAt, editedAt] = [row.createdAt.toISOString(), row.editedAt?.toISOString() ?? null];
  return { id, articleId, parentId, author, body, status, revision, createdAt, editedAt, reactions, replyCount };
}
