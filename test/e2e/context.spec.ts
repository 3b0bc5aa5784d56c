import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ArticlePage, CommentContext, CommentView, OwnActivity } from '../../src/contract/comments.schemas.js';
import type { Page } from '../../src/contract/page.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';

let database: TestDatabase;
let server: RunningServer;
let newsroom: Newsroom;
let author: Person;
let moderator: Person;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer(database.url);
  newsroom = await Newsroom.open(server.url, database.url);
  [author, moderator] = await Promise.all([newsroom.reader(), newsroom.moderator()]);
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

async function context(id: string): Promise<CommentContext> {
  const answer = await newsroom.api.get<CommentContext>(`/api/comments/${id}/context`);
  expect(answer.status).toBe(200);
  return answer.body;
}

const ids = (comments: readonly Pick<CommentView, 'id'>[]): string[] => comments.map(({ id }) => id);

async function comments(count: number, articleId: string, parentId?: string): Promise<CommentView[]> {
  const written = [];
  for (let i = 0; i < count; i++) written.push(await newsroom.comment(author, articleId, sentence(), parentId));
  return written;
}

describe('the context of a comment', () => {
  it('leads from the root down to a deep reply, with its siblings and first replies', async () => {
    const article = await newsroom.article();
    const [root] = await comments(1, article.id);
    const [parent] = await comments(1, article.id, root?.id);
    const siblings = await comments(9, article.id, parent?.id);
    const target = siblings[4];
    const below = await comments(4, article.id, target?.id);
    const around = await context(target?.id ?? '');
    expect(around.comment).toMatchObject({ id: target?.id, body: target?.body, replyCount: 4 });
    expect(ids(around.comment.replies)).toEqual(ids(below).slice(0, 3));
    expect(ids(around.ancestors)).toEqual([root?.id, parent?.id]);
    expect(ids(around.previous)).toEqual(ids(siblings).slice(1, 4));
    expect(ids(around.next)).toEqual(ids(siblings).slice(5, 8));
    expect(around.live).toEqual((await newsroom.page(article.id)).live);
    const replies = (query: string) =>
      newsroom.api.get<Page<CommentView>>(`/api/comments/${parent?.id}/replies?${query}`);
    expect((await replies(`before=${around.before}`)).body).toMatchObject({
      items: [{ id: siblings[0]?.id }],
      nextCursor: null,
    });
    expect(ids((await replies(`cursor=${around.after}`)).body.items)).toEqual([siblings[8]?.id]);
  });

  it('reads the replies before a place page by page, each oldest first', async () => {
    const article = await newsroom.article();
    const [root] = await comments(1, article.id);
    const siblings = await comments(10, article.id, root?.id);
    const { before } = await context(siblings[9]?.id ?? '');
    const replies = (cursor: string | null) =>
      newsroom.api.get<Page<CommentView>>(`/api/comments/${root?.id}/replies?limit=4&before=${cursor}`);
    const near = await replies(before);
    const far = await replies(near.body.nextCursor);
    expect(ids([...far.body.items, ...near.body.items])).toEqual(ids(siblings).slice(0, 6));
    expect(far.body.nextCursor).toBeNull();
    expect((await newsroom.api.get(`/api/comments/${root?.id}/replies?cursor=${before}&before=${before}`)).status).toBe(
      400,
    );
  });

  it('of a root goes on among the roots of the article, in both directions', async () => {
    const article = await newsroom.article();
    const roots = await comments(9, article.id);
    const around = await context(roots[4]?.id ?? '');
    expect(around.ancestors).toEqual([]);
    expect(ids(around.previous)).toEqual(ids(roots).slice(1, 4));
    expect(ids(around.next)).toEqual(ids(roots).slice(5, 8));
    const page = (sort: string, cursor: string | null) =>
      newsroom.api.get<ArticlePage>(`/api/articles/${article.id}/comments?sort=${sort}&cursor=${cursor}`);
    expect(ids((await page('newest', around.before)).body.items)).toEqual([roots[0]?.id]);
    expect(ids((await page('oldest', around.after)).body.items)).toEqual([roots[8]?.id]);
    const first = await context(roots[0]?.id ?? '');
    expect(first).toMatchObject({ previous: [], before: null });
    const seventh = await context(roots[6]?.id ?? '');
    expect(ids(seventh.next)).toEqual(ids(roots).slice(7));
    expect(seventh.after).toBeNull();
  });

  it('shows removed ancestors as tombstones, and no sibling that readers do not see', async () => {
    const article = await newsroom.article();
    const [root] = await comments(1, article.id);
    const siblings = await comments(3, article.id, root?.id);
    if (!root || !siblings[0]) throw new Error('no comments');
    await newsroom.decide(moderator, root, 'reject');
    await newsroom.decide(moderator, siblings[0], 'reject');
    const around = await context(siblings[1]?.id ?? '');
    expect(around.ancestors).toEqual([
      expect.objectContaining({ id: root.id, body: null, author: null, removedBy: 'moderator' }),
    ]);
    expect(around.previous).toEqual([]);
  });

  it('is not found for a comment that is not shown, or does not exist', async () => {
    const article = await newsroom.article({ moderation: 'pre' });
    const held = await newsroom.comment(author, article.id);
    for (const id of [held.id, randomUUID()]) {
      expect((await newsroom.api.get(`/api/comments/${id}/context`)).body).toMatchObject({
        status: 404,
        code: 'comment.not-found',
      });
    }
  });
});

describe('what is mine under an article', () => {
  const mine = (person: Person, articleId: string) =>
    person.api.get<OwnActivity>(`/api/articles/${articleId}/mine`).then(({ body }) => body);

  it('is my comments in every status with the reasons that I may read, newest first', async () => {
    const [article, other] = [await newsroom.article({ moderation: 'pre' }), await newsroom.article()];
    const reader = await newsroom.reader();
    const waiting = await newsroom.comment(reader, article.id);
    const rejected = await newsroom.comment(reader, article.id);
    await newsroom.comment(reader, other.id);
    await newsroom.comment(author, article.id);
    await newsroom.decide(moderator, rejected, 'reject');
    const { comments } = await mine(reader, article.id);
    expect(comments.map(({ id, status }) => [id, status])).toEqual([
      [rejected.id, 'rejected'],
      [waiting.id, 'pending'],
    ]);
    expect(comments[0]?.reasons).toEqual([expect.objectContaining({ code: 'off-topic' })]);
    expect(comments[0]?.body).toBe(rejected.body);
  });

  it('is the comments that I reacted to, and nobody else’s reactions', async () => {
    const [article, other] = [await newsroom.article(), await newsroom.article()];
    const [liked, left] = await comments(2, article.id);
    const [elsewhere] = await comments(1, other.id);
    const reader = await newsroom.reader();
    for (const comment of [liked, left, elsewhere]) await reader.api.put(`/api/comments/${comment?.id}/reaction`);
    await reader.api.delete(`/api/comments/${left?.id}/reaction`);
    await moderator.api.put(`/api/comments/${left?.id}/reaction`);
    expect((await mine(reader, article.id)).reactions).toEqual([liked?.id]);
    expect((await mine(moderator, article.id)).reactions).toEqual([left?.id]);
  });
});
