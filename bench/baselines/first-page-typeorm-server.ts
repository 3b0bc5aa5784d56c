// The first page of an article as TypeORM's guide has it: entities with relations, one `find` that takes the roots.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DataSource, EntitySchema, IsNull } from 'typeorm';

interface Author {
  id: string;
  name: string;
}
interface Comment {
  id: string;
  articleId: string;
  body: string;
  status: string;
  revision: number;
  createdAt: Date;
  editedAt: Date | null;
  reactions: number;
  replyCount: number;
  author: Author;
  parent: Comment | null;
  replies: Comment[];
}

const REPLIES = 3;
const byId = (a: Comment, b: Comment): number => (a.id < b.id ? -1 : 1);
const authors = new EntitySchema<Author>({
  name: 'Author',
  tableName: 'accounts',
  columns: { id: { type: 'uuid', primary: true }, name: { type: 'text' } },
});
const comments = new EntitySchema<Comment>({
  name: 'Comment',
  tableName: 'comments',
  columns: {
    id: { type: 'uuid', primary: true },
    articleId: { type: 'uuid', name: 'article_id' },
    body: { type: 'text' },
    status: { type: 'text' },
    revision: { type: 'integer' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    editedAt: { type: 'timestamptz', name: 'edited_at', nullable: true },
    reactions: { type: 'integer' },
    replyCount: { type: 'integer', name: 'reply_count' },
  },
  relations: {
    author: { type: 'many-to-one', target: 'Author', joinColumn: { name: 'author_id' } },
    parent: { type: 'many-to-one', target: 'Comment', joinColumn: { name: 'parent_id' }, nullable: true },
    replies: { type: 'one-to-many', target: 'Comment', inverseSide: 'parent' },
  },
});
const source = await new DataSource({
  type: 'postgres',
  url: process.env['DATABASE_URL'] ?? '',
  entities: [authors, comments],
  poolSize: 20,
}).initialize();

const server = createServer((request, response) => {
  const articleId = (request.url ?? '').split('/')[3] ?? '';
  void page(articleId).then((json) => response.writeHead(200, { 'content-type': 'application/json' }).end(json));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

async function page(articleId: string): Promise<string> {
  const items = await source.getRepository(comments).find({
    where: { articleId, parent: IsNull(), status: 'published' },
    relations: { author: true, replies: { author: true } },
    // Sorting the replies here as well would make `take` count them.
    order: { id: 'DESC' },
    take: 50,
  });
  return JSON.stringify({
    items: items.map((root) => ({ ...root, replies: root.replies.toSorted(byId).slice(0, REPLIES) })),
  });
}
