import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import type { ArticleView } from '../../src/contract/articles.schemas.js';
import type { OwnComment } from '../../src/contract/comments.schemas.js';
import { openBrowser } from '../support/chromium.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';
import { startServer, type RunningServer } from '../support/server.js';
import { Publisher } from './publisher.js';
import { ReaderWindow } from './reader-window.js';

let database: TestDatabase;
let server: RunningServer;
let browser: Browser;
let publisher: Publisher;
let newsroom: Newsroom;
let author: Person;
const windows: ReaderWindow[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  [server, browser, publisher] = await Promise.all([startServer(database.url), openBrowser(), Publisher.open()]);
  newsroom = await Newsroom.open(server.url, database.url, { origins: [publisher.origin()] });
  author = await newsroom.reader();
});

afterAll(async () => {
  await browser?.close();
  await publisher?.close();
  await server?.stop();
  await database?.drop();
});

afterEach(async () => {
  for (const reader of windows.splice(0)) {
    expect(reader.window.faults).toEqual([]);
    await reader.close();
  }
});

async function openReader(articleId: string, hash = ''): Promise<ReaderWindow> {
  const reader = await ReaderWindow.open(browser, publisher.story(server.url, articleId) + hash);
  windows.push(reader);
  return reader;
}

const top = async (place: Locator): Promise<number> => (await place.boundingBox())?.y ?? NaN;

describe('what is being read', () => {
  /** Everything that can happen above it: new comments and replies, an edit that makes one longer, removals. */
  async function disturb(article: ArticleView, above: readonly OwnComment[], reader: ReaderWindow): Promise<void> {
    const [edited, rejected, withdrawn, answered] = above as [OwnComment, OwnComment, OwnComment, OwnComment];
    for (let i = 0; i < 3; i++) await newsroom.comment(author, article.id);
    const reply = await newsroom.comment(author, article.id, sentence(), answered.id);
    await reader.comment(reply.id).waitFor();
    const long = Array.from({ length: 12 }, sentence).join('\n');
    await author.api.patch(`/api/comments/${edited.id}`, { body: long, revision: 1 });
    await reader.comment(edited.id).getByText(long.slice(-40)).waitFor();
    await newsroom.decide(newsroom.admin, rejected, 'reject');
    await author.api.delete(`/api/comments/${withdrawn.id}`);
    for (const { id } of [rejected, withdrawn]) await reader.comment(id).waitFor({ state: 'detached' });
    await reader.page.getByRole('button', { name: '3 new comments' }).waitFor({ state: 'attached' });
  }

  it.each(['a browser that keeps it in place', 'a browser that leaves it to the page'])(
    'stays where it is in %s',
    async (kind) => {
      const article = await newsroom.article();
      const known: OwnComment[] = [];
      for (let i = 0; i < 12; i++) known.unshift(await newsroom.comment(author, article.id));
      const reader = await openReader(article.id);
      if (kind.includes('leaves')) {
        await reader.page.evaluate(() => (document.documentElement.style.overflowAnchor = 'none'));
      }
      const read = reader.comment(known[8]?.id ?? '');
      await read.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const before = await top(read);
      await disturb(article, known.slice(0, 4), reader);
      // Pages scroll by whole pixels.
      const now = await eventually(
        () => top(read),
        (y) => Math.abs(y - before) < 1,
      );
      expect(now).toBeCloseTo(before, -1);
    },
  );

  it('stays where it is at the top of a page too', async () => {
    const article = await newsroom.article();
    const known: OwnComment[] = [];
    for (let i = 0; i < 12; i++) known.unshift(await newsroom.comment(author, article.id));
    const reader = await openReader(article.id);
    await reader.page.setViewportSize({ width: 1280, height: 1400 });
    const read = reader.comment(known[3]?.id ?? '');
    expect(await reader.page.evaluate(() => scrollY)).toBe(0);
    const before = await top(read);
    const reply = await newsroom.comment(author, article.id, sentence(), known[0]?.id);
    await reader.comment(reply.id).waitFor();
    const now = await eventually(
      () => top(read),
      (y) => Math.abs(y - before) < 1,
    );
    expect(now).toBeCloseTo(before, -1);
  });
});

describe('a link to a comment', () => {
  it('opens it in its context, deep in a thread of thousands, on an article with ten thousand', async () => {
    const article = await newsroom.article();
    const root = await newsroom.comment(author, article.id);
    const ids = await newsroom.sql<{ id: string }>(
      `INSERT INTO comments (id, article_id, site_id, author_id, parent_id, ancestors, body, body_key, status, created_at)
       SELECT ('019a0000-' || lpad(to_hex(n), 4, '0') || '-7000-8000-' || substr(md5(n::text || $1::uuid::text), 1, 12))::uuid, $1::uuid, $2::uuid, $3::uuid,
              CASE WHEN n <= 4000 THEN $4::uuid END, CASE WHEN n <= 4000 THEN ARRAY[$4::uuid] ELSE '{}' END,
              'Le commentaire numéro ' || n, n::text, 'published', now() - interval '1 day' + n * interval '1 second'
       FROM generate_series(1, 10000) n RETURNING id`,
      [article.id, newsroom.siteId, author.id, root.id],
    );
    await newsroom.sql('UPDATE comments SET reply_count = 4000, thread_size = 4000 WHERE id = $1', [root.id]);
    await newsroom.sql('UPDATE articles SET total = 10001 WHERE id = $1', [article.id]);
    const target = ids[2_500]?.id ?? '';
    const reader = await openReader(article.id, `#palabre-${target}`);
    await reader.comment(target).waitFor();
    await eventually(
      () => reader.focus(),
      (focus) => focus.includes(target),
    );
    const seen = await reader.seen();
    const place = seen.findIndex(({ id }) => id === target);
    expect(seen.slice(place - 3, place + 4).map(({ text }) => text)).toEqual(
      [2498, 2499, 2500, 2501, 2502, 2503, 2504].map((n) => `Le commentaire numéro ${n}`),
    );
    expect(seen.some(({ id }) => id === root.id)).toBe(true);
    expect(seen.length).toBeLessThan(200);
    expect(await reader.comment(target).boundingBox()).toMatchObject({ y: expect.any(Number) });
  });
});
