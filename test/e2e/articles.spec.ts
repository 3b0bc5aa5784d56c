import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticleView } from '../../src/contract/articles.schemas.js';
import type { Page } from '../../src/contract/page.js';
import type { CatchUp } from '../../src/contract/live.schemas.js';
import type { LogEntryView } from '../../src/contract/log.schemas.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom } from '../support/newsroom.js';

let database: TestDatabase;
let server: RunningApp;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startApp(database.url);
  newsroom = await Newsroom.open(server.url, database.url);
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const declare = (url: string, title = 'La digue tiendra') =>
  newsroom.admin.api.post<ArticleView & { code?: string; articleId?: string }>('/api/articles', {
    siteId: newsroom.siteId,
    url,
    title,
  });

describe('an article', () => {
  it('is declared by an administrator and read by everybody, by id and by address', async () => {
    const url = `https://phare.example/${randomUUID()}`;
    const { status, body } = await declare(url);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      siteId: newsroom.siteId,
      url,
      title: 'La digue tiendra',
      commenting: 'open',
      moderation: 'inherit',
      total: 0,
      createdAt: expect.any(String),
    });
    expect((await newsroom.api.get<ArticleView>(`/api/articles/${body.id}`)).body).toEqual(body);
    const found = await newsroom.api.get<ArticleView>(`/api/articles?url=${encodeURIComponent(`${url}#comments`)}`);
    expect(found.body).toEqual(body);
  });

  it('exists once for each address, whatever its fragment', async () => {
    const url = `https://phare.example/${randomUUID()}`;
    const { body: first } = await declare(`${url}#top`);
    expect(first.url).toBe(url);
    const again = await declare(`${url}#comments`, 'Another title');
    expect(again).toMatchObject({ status: 409, body: { code: 'article.exists', articleId: first.id } });
  });

  it('exists once even when it is declared many times at once', async () => {
    const url = `https://phare.example/${randomUUID()}`;
    const answers = await Promise.all(Array.from({ length: 8 }, () => declare(url)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, ...Array<number>(7).fill(409)]);
  });

  it.each(['ftp://phare.example/a', 'javascript:alert(1)', '/a', ''])('cannot have the address %s', async (url) => {
    expect((await declare(url)).body.code).toBe('request.invalid');
  });

  it('needs a site that exists', async () => {
    const siteId = '01890a5d-ac96-774b-bcce-b302099a8057';
    const answer = await newsroom.admin.api.post('/api/articles', { siteId, url: 'https://a.example/', title: 'a' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'site.not-found' } });
  });

  it('that does not exist is 404', async () => {
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    const answers = [
      await newsroom.api.get(`/api/articles/${id}`),
      await newsroom.api.get('/api/articles?url=https://phare.example/nowhere'),
      await newsroom.admin.api.patch(`/api/articles/${id}`, { commenting: 'closed' }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      answers.map(() => [404, 'article.not-found']),
    );
  });
});

describe('a change of an article', () => {
  it('is logged, and told on its stream as it stands now', async () => {
    const { id } = await newsroom.article();
    const patched = await newsroom.admin.api.patch<ArticleView>(`/api/articles/${id}`, { commenting: 'closed' });
    expect(patched.body).toMatchObject({ id, commenting: 'closed', moderation: 'inherit' });
    const { body: live } = await newsroom.api.get<CatchUp>(`/api/articles/${id}/events?after=0`);
    expect(live.events.map(({ seq, type }) => [seq, type])).toEqual([[1, 'article.updated']]);
    expect(live.events[0]).toMatchObject({ article: patched.body });
    const log = await newsroom.admin.api.get<Page<LogEntryView>>(`/api/moderation/log?site=${newsroom.siteId}&limit=1`);
    expect(log.body.items[0]).toMatchObject({
      action: 'article.update',
      details: {
        articleId: id,
        before: { commenting: 'open', moderation: 'inherit' },
        after: { commenting: 'closed', moderation: 'inherit' },
      },
    });
  });

  it('that changes nothing is neither logged nor told', async () => {
    const { id } = await newsroom.article();
    expect((await newsroom.admin.api.patch(`/api/articles/${id}`, { commenting: 'open' })).status).toBe(200);
    expect((await newsroom.api.get<CatchUp>(`/api/articles/${id}/events?after=0`)).body.head).toBe(0);
  });

  it('acts on the next comment', async () => {
    const reader = await newsroom.reader();
    const { id } = await newsroom.article({ commenting: 'closed' });
    const refused = await reader.api.post(`/api/articles/${id}/comments`, { body: 'Encore une question.' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'comment.closed' } });
  });
});

describe('the list of articles', () => {
  it('has the newest first, of one site or of all, in pages that hold each once', async () => {
    const siteId = await newsroom.site();
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.unshift((await newsroom.article({}, siteId)).id);
    const first = (await newsroom.api.get<Page<ArticleView>>(`/api/articles?site=${siteId}&limit=2`)).body;
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const rest = await newsroom.api.get<Page<ArticleView>>(
      `/api/articles?site=${siteId}&limit=2&cursor=${first.nextCursor}`,
    );
    expect(rest.body).toMatchObject({ items: [{ id: ids[2] }], nextCursor: null });
    const all = (await newsroom.api.get<Page<ArticleView>>('/api/articles?limit=100')).body.items;
    expect(all.map(({ siteId }) => siteId)).toContain(newsroom.siteId);
  });

  it('refuses a cursor of another making', async () => {
    const answer = await newsroom.api.get('/api/articles?cursor=e30');
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'cursor' }] } });
  });
});
