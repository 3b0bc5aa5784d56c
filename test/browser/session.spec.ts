import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ArticleView } from '../../src/contract/articles.schemas.js';
import { Cable } from '../support/cable.js';
import { openBrowser } from '../support/chromium.js';
import { eventually } from '../support/patience.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';
import { Publisher } from './publisher.js';
import { ReaderWindow } from './reader-window.js';

const REFRESH = '**/api/auth/refresh';

let database: TestDatabase;
let server: RunningServer;
let cable: Cable;
let browser: Browser;
let publisher: Publisher;
let newsroom: Newsroom;
let article: ArticleView;
let reader: ReaderWindow;

beforeAll(async () => {
  database = await createTestDatabase();
  [server, browser, publisher] = await Promise.all([startServer(database.url), openBrowser(), Publisher.open()]);
  cable = await Cable.to(server.url);
  newsroom = await Newsroom.open(server.url, database.url, { origins: [publisher.origin()] });
  article = await newsroom.article();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await publisher?.close();
  await cable?.cut();
  await server?.stop();
  await database?.drop();
}, 30_000);

afterEach(async () => {
  cable.slow(0);
  await reader?.close();
});

async function openSignedIn(): Promise<void> {
  reader = await ReaderWindow.open(browser, publisher.story(cable.url, article.id));
  await reader.signIn(await newsroom.reader());
}

async function isSignedIn(page: Page): Promise<boolean> {
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await signOut.waitFor();
  return signOut.isVisible();
}

/** How many tokens were exchanged. */
const exchanges = async (): Promise<number> =>
  (await newsroom.sql<{ n: number }>('SELECT coalesce(sum(uses), 0)::int AS n FROM refresh_tokens'))[0]?.n ?? 0;

describe('a signed-in reader', () => {
  it('stays signed in when the answer to a renewal is lost twice in a row', async () => {
    await openSignedIn();
    const { page } = reader;
    const statuses: number[] = [];
    await page.route(REFRESH, async (route) => {
      // The server answers; the browser never hears of it, and its cookie jar neither.
      const [cookie] = await reader.window.context
        .cookies(`${cable.url}/api/auth/refresh`)
        .then((all) => all.filter(({ name }) => name === 'palabre_refresh'));
      const headers = { cookie: `${cookie?.name}=${cookie?.value}`, origin: publisher.origin() };
      statuses.push((await fetch(route.request().url(), { method: 'POST', headers })).status);
      await route.abort();
    });
    for (const times of [1, 2]) {
      await page.reload();
      await eventually(
        async () => statuses.length,
        (lost) => lost >= times,
      );
    }
    await page.unroute(REFRESH);
    expect(statuses).toEqual([200, 200]);
    await page.reload();
    expect(await isSignedIn(page)).toBe(true);
  });

  it('stays signed in when leaving the page while it renews', async () => {
    await openSignedIn();
    const { page } = reader;
    cable.slow(100);
    for (let times = 1; times <= 3; times++) {
      const before = await exchanges();
      const renewal = page.waitForRequest(REFRESH);
      await page.reload({ waitUntil: 'commit' });
      await renewal;
      await page.goto('about:blank');
      await eventually(exchanges, (count) => count > before);
      await page.goto(publisher.story(cable.url, article.id));
      expect(await isSignedIn(page)).toBe(true);
    }
  });

  it('stays signed in in two tabs on a slow line that are loaded again and again', async () => {
    await openSignedIn();
    const tabs = [reader.page, await reader.window.tab()];
    const address = publisher.story(cable.url, article.id);
    cable.slow(500);
    for (let times = 0; times < 20; times++) {
      // Both leave while they renew.
      await Promise.all(
        tabs.map(async (tab) => {
          const renewal = tab.waitForRequest(REFRESH);
          await tab.goto(address, { waitUntil: 'commit' });
          await renewal;
        }),
      );
    }
    await Promise.all(tabs.map((tab) => tab.goto(address)));
    expect(await Promise.all(tabs.map(isSignedIn))).toEqual([true, true]);
  }, 180_000);
});
