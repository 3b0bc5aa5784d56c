import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, WebSocket } from 'playwright-core';
import type { OwnComment } from '../../src/contract/comments.schemas.js';
import { Cable } from '../support/cable.js';
import { openBrowser } from '../support/chromium.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';
import { startServer, type RunningServer } from '../support/server.js';
import { Publisher } from './publisher.js';
import { ReaderWindow } from './reader-window.js';

let database: TestDatabase;
let server: RunningServer;
/** Another process on the same database: where everything is written, also while the first one is down. */
let office: RunningServer;
let browser: Browser;
let publisher: Publisher;
let newsroom: Newsroom;
let cable: Cable;
let author: Person;
const windows: ReaderWindow[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  [server, office] = [await startServer(database.url), await startServer(database.url)];
  [browser, publisher] = await Promise.all([openBrowser(), Publisher.open()]);
  newsroom = await Newsroom.open(office.url, database.url, { origins: [publisher.origin()] });
  author = await newsroom.reader();
  cable = await Cable.to(server.url);
});

afterAll(async () => {
  await browser?.close();
  await cable?.cut();
  await publisher?.close();
  await Promise.all([server?.stop(), office?.stop()]);
  await database?.drop();
});

afterEach(async () => {
  for (const reader of windows.splice(0)) {
    expect(reader.window.faults).toEqual([]);
    await reader.close();
  }
});

async function openReader(palabre: string, articleId: string): Promise<ReaderWindow> {
  const reader = await ReaderWindow.open(browser, publisher.story(palabre, articleId));
  windows.push(reader);
  return reader;
}

/** Eight roots, of which the newest has five replies. */
async function threads(articleId: string): Promise<OwnComment[]> {
  const comments: OwnComment[] = [];
  for (let i = 0; i < 8; i++) comments.push(await newsroom.comment(author, articleId));
  for (let i = 0; i < 5; i++) comments.push(await newsroom.comment(author, articleId, sentence(), comments[7]?.id));
  return comments;
}

/** Thirty changes of every kind, to what is on the page and to what comes. */
async function thirtyChanges(articleId: string, known: readonly OwnComment[]): Promise<void> {
  const fresh: OwnComment[] = [];
  for (let i = 0; i < 8; i++) fresh.push(await newsroom.comment(author, articleId));
  for (let i = 0; i < 7; i++) {
    fresh.push(await newsroom.comment(author, articleId, sentence(), known[i % 2 === 0 ? 7 : i]?.id));
  }
  for (const { id } of [...known.slice(0, 3), ...fresh.slice(0, 2)]) {
    await author.api.patch(`/api/comments/${id}`, { body: sentence(), revision: 1 });
  }
  for (const comment of [known[3], known[8], fresh[2]]) {
    if (comment) await newsroom.decide(newsroom.admin, comment, 'reject');
  }
  for (const comment of [known[4], known[7], fresh[3]]) await author.api.delete(`/api/comments/${comment?.id}`);
  for (const comment of [known[5], known[6], known[9], fresh[4]]) {
    await newsroom.admin.api.put(`/api/comments/${comment?.id}/reaction`);
  }
}

/** Until the window shows what a window opened now shows. */
async function expectLikeFresh(reader: ReaderWindow, articleId: string): Promise<void> {
  const fresh = await openReader(server.url, articleId);
  await fresh.unfold();
  const [seen, total] = [await fresh.seen(), await fresh.total()];
  expect(seen.length).toBeGreaterThan(20);
  await eventually(
    async () => {
      await reader.unfold();
      return { total: await reader.total(), seen: await reader.seen() };
    },
    (now) => JSON.stringify(now) === JSON.stringify({ total, seen }),
  );
}

/** Answers the socket that the article is followed through from now on. */
async function reloadUntilLive({ page }: ReaderWindow): Promise<WebSocket> {
  const [socket] = await Promise.all([page.waitForEvent('websocket'), page.reload()]);
  await socket.waitForEvent('framereceived', ({ payload }) => payload.includes('"ok":true'));
  return socket;
}

/** What the browser tells a page whose tab goes to the background, and comes back hours later. */
async function turn({ page }: ReaderWindow, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((isHidden) => {
    const now = Date.now();
    if (!isHidden) Date.now = () => now + 3 * 3_600_000;
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state === 'hidden');
}

describe('a window that loses its connection', () => {
  it('for thirty changes comes back equal to a fresh load', async () => {
    const article = await newsroom.article();
    const known = await threads(article.id);
    const reader = await openReader(cable.url, article.id);
    await reader.comment(known[7]?.id ?? '').waitFor();
    await reader.window.context.setOffline(true);
    await cable.cut();
    await thirtyChanges(article.id, known);
    await cable.mend();
    await reader.window.context.setOffline(false);
    await expectLikeFresh(reader, article.id);
  });

  it('because its server was killed and started again comes back equal to a fresh load', async () => {
    const article = await newsroom.article();
    const known = await threads(article.id);
    const reader = await openReader(cable.url, article.id);
    await reader.comment(known[7]?.id ?? '').waitFor();
    await cable.cut();
    await server.kill();
    await thirtyChanges(article.id, known);
    server = await startServer(database.url);
    await cable.mend(server.url);
    await expectLikeFresh(reader, article.id);
    const next = await newsroom.comment(author, article.id);
    await reader.reveal();
    await reader.comment(next.id).waitFor();
  });

  it('in its sleep, without a word, catches up when somebody looks again', async () => {
    const article = await newsroom.article();
    const known = await threads(article.id);
    const reader = await openReader(cable.url, article.id);
    await reloadUntilLive(reader);
    await reader.comment(known[7]?.id ?? '').waitFor();
    await turn(reader, 'hidden');
    cable.hang();
    await thirtyChanges(article.id, known);
    await turn(reader, 'visible');
    // Much less than it takes to notice a dead line by its silence.
    await expectLikeFresh(reader, article.id);
  });
});

describe('a lost connection', () => {
  it('is shown only when it lasts, and until it is back', async () => {
    const article = await newsroom.article();
    const reader = await openReader(cable.url, article.id);
    const { page } = reader;
    await page.clock.install();
    const lost = page.locator('.cut-off');
    const socket = await reloadUntilLive(reader);
    const closed = socket.waitForEvent('close');
    // By the page's own clock, which a slow machine cannot hurry.
    await page.evaluate(() => {
      const root = document.querySelector('palabre-comments')?.shadowRoot;
      if (!root) throw new Error('there is no widget');
      const moments: { cut: number; shown?: number } = { cut: Date.now() };
      Object.assign(globalThis, { moments });
      new MutationObserver(() => {
        if (root.querySelector('.cut-off')) moments.shown ??= Date.now();
      }).observe(root, { subtree: true, childList: true });
    });
    await cable.cut();
    await closed;
    await eventually(
      () => page.clock.runFor(1_000).then(() => lost.getByText('Connection lost').count()),
      (shown) => shown > 0,
    );
    const waited = await page.evaluate(() => {
      const { moments } = globalThis as unknown as { moments: { cut: number; shown: number } };
      return moments.shown - moments.cut;
    });
    expect(waited).toBeGreaterThanOrEqual(5_000);
    await cable.mend();
    await page.clock.runFor(30_000);
    await lost.waitFor({ state: 'detached' });
  });
});

describe('an article that a restore took away', () => {
  it('is shown as missing, and nothing of it any more', async () => {
    const article = await newsroom.article();
    const reader = await openReader(server.url, article.id);
    await reloadUntilLive(reader);
    await newsroom.sql('DELETE FROM articles WHERE id = $1', [article.id]);
    // Tells the history apart from the one before, as any restore does.
    await newsroom.sql('VACUUM FULL accounts');
    await reader.page.getByText('Comments are not available for this article.').waitFor();
    expect(await reader.page.locator('palabre-comments .writing').count()).toBe(0);
  });
});

describe('new comments', () => {
  it('are announced politely, at most once in five seconds', async () => {
    const article = await newsroom.article();
    await threads(article.id);
    const reader = await openReader(server.url, article.id);
    const { page } = reader;
    await page.clock.install();
    await page.evaluate(() => {
      const said: [string, string][] = [];
      Object.assign(globalThis, { said, since: Date.now() });
      const root = document.querySelector('palabre-comments')?.shadowRoot;
      if (!root?.querySelector('[aria-live=polite]')) throw new Error('nothing here speaks');
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const live = element?.closest('[aria-live], [role=status], [role=alert]');
          if (live?.textContent) said.push([live.textContent, live.getAttribute('aria-live') ?? live.role ?? '']);
        }
      }).observe(root, { subtree: true, childList: true, characterData: true });
    });
    for (let i = 1; i <= 12; i++) {
      await newsroom.comment(author, article.id);
      await page.getByRole('button', { name: new RegExp(`^${i} new comment`) }).waitFor({ state: 'attached' });
      await page.clock.runFor(1_000);
    }
    await page.clock.runFor(6_000);
    const { said, elapsed } = await page.evaluate(() => {
      const { said, since } = globalThis as unknown as { said: [string, string][]; since: number };
      return { said, elapsed: Date.now() - since };
    });
    expect(said.every(([, manner]) => manner === 'polite' || manner === 'status')).toBe(true);
    const texts = new Set(said.map(([text]) => text));
    expect(texts.size).toBeGreaterThanOrEqual(2);
    // By the page's own clock, which goes on while a slow machine works.
    expect(texts.size).toBeLessThanOrEqual(1 + elapsed / 5_000);
  });
});
