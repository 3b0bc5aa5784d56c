import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ArticlePage } from '../../src/contract/comments.schemas.js';
import { PagesService } from '../../src/pages/pages.service.js';
import { Api } from '../support/api.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { PATIENCE_MS } from '../support/patience.js';
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

const pageOf = (id: string): string => `/api/articles/${id}/comments`;
const bodies = ({ items }: ArticlePage): (string | null)[] => items.map(({ body }) => body);

/** A process of the same newsroom whose pages are kept until the test calls the timers that would end that after 0.4 s. */
async function startKeeping(): Promise<RunningApp & { timers: (() => void)[] }> {
  const running = await startApp(database.url);
  const timers: (() => void)[] = [];
  const setRealTimeout = setTimeout;
  const spy = jest.spyOn(globalThis, 'setTimeout').mockImplementation((isOver, ms) => {
    if (ms === 400) timers.push(isOver);
    return setRealTimeout(isOver, ms === 400 ? 2 * PATIENCE_MS : ms);
  });
  const close = () => {
    spy.mockRestore();
    return running.close();
  };
  return { ...running, timers, close };
}

async function reads(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^palabre_page_reads_total (\d+)$/m.exec(text)?.[1]);
}

describe('the first page of an article', () => {
  it('is read once for the hundred readers, signed in or not, who ask for it while it is kept', async () => {
    const article = await newsroom.article();
    await newsroom.comment(author, article.id);
    const kept = await startKeeping();
    try {
      const strangers = new Api(kept.url);
      const askers = Array.from({ length: 50 }, () => [strangers, strangers.as(author.token)]).flat();
      const pages = await Promise.all(askers.map((api) => api.get<ArticlePage>(pageOf(article.id))));
      expect(pages.every(({ body }) => body.items.length === 1)).toBe(true);
      expect(await reads(kept.url)).toBe(1);
      expect(kept.timers).toHaveLength(1);
    } finally {
      await kept.close();
    }
  });

  it('is never older than what whoever asks has just done', async () => {
    const article = await newsroom.article();
    for (let nth = 0; nth < 10; nth++) {
      await newsroom.page(article.id);
      const comment = await newsroom.comment(author, article.id);
      expect(bodies(await newsroom.page(article.id))).toEqual([comment.body]);
      await author.api.put(`/api/comments/${comment.id}/reaction`);
      expect((await newsroom.page(article.id)).items[0]?.reactions).toBe(1);
      await newsroom.decide(moderator, comment, 'reject');
      expect(bodies(await newsroom.page(article.id))).toEqual([]);
    }
  });

  it('is not kept from before a change that comes while it is read', async () => {
    const article = await newsroom.article();
    for (let nth = 1; nth <= 10; nth++) {
      const early = Array.from({ length: 5 }, () => newsroom.page(article.id));
      await newsroom.comment(author, article.id);
      expect((await newsroom.page(article.id)).total).toBe(nth);
      await Promise.all(early);
    }
  });

  it('is repeated to whoever asks before a change that comes while it is read, and not to whoever asks after it', async () => {
    const article = await newsroom.article();
    let [read, release] = [() => {}, () => {}];
    const isRead = new Promise<void>((resolve) => (read = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    const slow = await startApp(database.url, {}, (app) => {
      const comments = app.get(PagesService, { strict: false });
      const articlePage = comments.articlePage.bind(comments);
      comments.articlePage = async (...question) => {
        const page = await articlePage(...question);
        read();
        await released;
        return page;
      };
    });
    try {
      const take = async () => (await new Api(slow.url).get<ArticlePage>(pageOf(article.id))).body.total;
      const early = take();
      await isRead;
      const before = take();
      // Answered after what was asked for earlier has arrived.
      await new Api(slow.url).get('/health/live');
      const written = await new Api(slow.url, author.token).post(pageOf(article.id), { body: sentence() });
      expect(written.status).toBe(201);
      const late = take();
      await new Api(slow.url).get('/health/live');
      release();
      expect(await Promise.all([early, before, late])).toEqual([0, 0, 1]);
    } finally {
      await slow.close();
    }
  });

  it('loses a text after 0.4 s that another process took down', async () => {
    const article = await newsroom.article();
    const comment = await newsroom.comment(author, article.id);
    const kept = await startKeeping();
    try {
      const take = async () => (await new Api(kept.url).get<ArticlePage>(pageOf(article.id))).body.total;
      expect(await take()).toBe(1);
      await newsroom.decide(moderator, comment, 'reject');
      kept.timers.forEach((isOver) => isOver());
      expect(await take()).toBe(0);
    } finally {
      await kept.close();
    }
  });

  it('is the same for everybody, whatever they ask with, and another for each question', async () => {
    const article = await newsroom.article();
    for (let nth = 0; nth < 3; nth++) await newsroom.comment(author, article.id, sentence());
    const [stranger, reader] = [newsroom.api, author.api];
    const [one, two] = await Promise.all([stranger, reader].map((api) => api.get<ArticlePage>(pageOf(article.id))));
    expect(two?.body).toEqual(one?.body);
    const [newest, oldest, short] = await Promise.all(
      ['?sort=newest', '?sort=oldest', '?limit=1'].map((query) => newsroom.page(article.id, query)),
    );
    expect(oldest && bodies(oldest)).toEqual(newest && bodies(newest).reverse());
    expect(short?.items).toHaveLength(1);
  });

  it('answers 304 to whoever has it, until something changes', async () => {
    const article = await newsroom.article();
    await newsroom.comment(author, article.id);
    const get = (tag: string) =>
      newsroom.api.call<ArticlePage>('GET', pageOf(article.id), undefined, { 'if-none-match': tag });
    const first = await newsroom.api.get(pageOf(article.id));
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]+"$/);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8');
    for (const known of [tag, `"other", W/${tag}`]) {
      const again = await get(known);
      expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, undefined, tag]);
    }
    expect((await get('"other"')).status).toBe(200);
    await newsroom.comment(author, article.id);
    const changed = await get(tag);
    expect([changed.status, changed.body.total]).toEqual([200, 2]);
  });

  it('tells browsers of each origin what theirs may read, and gives every answer an id of its own', async () => {
    const article = await newsroom.article();
    await newsroom.comment(author, article.id);
    const from = (origin: string) =>
      newsroom.api.call<ArticlePage>('GET', pageOf(article.id), undefined, origin === '' ? {} : { origin });
    const origins = ['https://phare.example', '', 'https://elsewhere.example'].flatMap((origin) => [
      origin,
      origin,
      origin,
    ]);
    const answers = await Promise.all(origins.map(from));
    expect(answers.map(({ headers }) => headers.get('access-control-allow-origin') ?? '')).toEqual(
      origins.map((origin) => (origin === 'https://phare.example' ? origin : '')),
    );
    expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(answers.length);
    for (const name of ['content-security-policy', 'content-type', 'etag', 'content-length']) {
      expect(new Set(answers.map(({ headers }) => headers.get(name))).size).toBe(1);
    }
  });

  it('counts every reader against the limit and in the figures, however it is answered', async () => {
    const article = await newsroom.article();
    await newsroom.comment(author, article.id);
    // A hundredth of the limit, so twelve in a minute.
    const strict = await startServer(database.url, { RATE_LIMIT_FACTOR: '0.01' });
    try {
      const api = new Api(strict.url);
      const answers = await Promise.all(Array.from({ length: 30 }, () => api.get(pageOf(article.id))));
      const count = (status: number) => answers.filter((answer) => answer.status === status).length;
      expect([count(200), count(429)]).toEqual([12, 18]);
      const text = await (await fetch(`${strict.url}/metrics`)).text();
      expect(text).toContain('seconds_count{method="GET",route="/api/articles/:id/comments",status="200"} 12');
    } finally {
      await strict.stop();
    }
  });

  it('of an unknown article is not found, for all who ask together', async () => {
    const path = pageOf(randomUUID());
    const answers = await Promise.all([newsroom.api.get(path), newsroom.api.get(path)]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });
});
