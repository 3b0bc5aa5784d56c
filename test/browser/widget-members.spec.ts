import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, Window } from '../support/chromium.js';
import { eventually } from '../support/patience.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, PASSWORD, sentence } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';
import { Publisher } from './publisher.js';
import { ReaderWindow } from './reader-window.js';

/** The file of what only members need. */
const FILE = /\/assets\/members-[\w-]+\.js/;

let database: TestDatabase;
let server: RunningServer;
let browser: Browser;
let publisher: Publisher;
let newsroom: Newsroom;
const readers: ReaderWindow[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  [server, browser, publisher] = await Promise.all([startServer(database.url), openBrowser(), Publisher.open()]);
  newsroom = await Newsroom.open(server.url, database.url, { origins: [publisher.origin()] });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await publisher?.close();
  await server?.stop();
  await database?.drop();
}, 30_000);

afterEach(async () => {
  for (const reader of readers.splice(0)) {
    expect(reader.window.faults).toEqual([]);
    await reader.close();
  }
});

interface Visit {
  reader: ReaderWindow;
  /** Addresses of what only members need, as they were asked for. */
  asked: string[];
}

/** A reader before an article with a comment; `prepare` changes the window before the page is opened. */
async function visit({
  prepare,
  author = 'reader',
  ...page
}: {
  author?: string;
  query?: string;
  nonce?: string;
  lang?: string;
  prepare?: (window: Window) => Promise<void>;
} = {}) {
  const article = await newsroom.article();
  const comment = await newsroom.comment(await Newsroom.register(newsroom.api, author), article.id);
  const asked: string[] = [];
  const address = publisher.story(server.url, article.id, page);
  const reader = await ReaderWindow.open(browser, address, {}, async (window) => {
    window.page.on('request', (request) => {
      if (FILE.test(request.url())) asked.push(request.url());
    });
    await prepare?.(window);
  });
  readers.push(reader);
  return { article, address, comment, reader, asked };
}

const fail = async ({ reader: { page } }: Visit): Promise<void> => {
  await page.route(FILE, (route) => route.abort());
};

describe('what only members need', () => {
  it('is never loaded for who only reads', async () => {
    const { article, comment, reader, asked } = await visit();
    const { page } = reader;
    await page.getByRole('button', { name: 'Oldest' }).click();
    await page.getByRole('button', { name: 'Newest' }).click();
    await newsroom.comment(await newsroom.reader(), article.id, sentence(), comment.id);
    const next = await newsroom.comment(await newsroom.reader(), article.id);
    await page.getByRole('button', { name: '1 new comment' }).waitFor();
    await reader.reveal();
    await reader.comment(next.id).waitFor();
    await page.evaluate((id) => (location.hash = `#palabre-${id}`), comment.id);
    await page.locator('palabre-comments .linked').waitFor();
    expect(asked).toEqual([]);
  }, 60_000);

  it('comes with a pointer that draws near, once, and the dialog has the focus', async () => {
    const { reader, asked } = await visit();
    await reader.page.getByRole('button', { name: 'Sign in', exact: true }).hover();
    await eventually(
      () => Promise.resolve(asked.length),
      (count) => count === 1,
    );
    await reader.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await reader.page.getByRole('dialog').waitFor();
    expect(await reader.focus()).toContain('type="email"');
    await reader.page.keyboard.press('Escape');
    await reader.signIn(await newsroom.reader());
    expect(asked).toHaveLength(1);
    const { headers } = await fetch(asked[0] ?? '');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('access-control-allow-origin')).toBe('*');
  }, 60_000);

  it('comes with the focus too', async () => {
    const { reader, asked } = await visit();
    await reader.page.getByRole('button', { name: 'Create an account' }).focus();
    await eventually(
      () => Promise.resolve(asked.length),
      (count) => count > 0,
    );
    expect(asked).toHaveLength(1);
  }, 60_000);

  it('keeps nobody from reading who is signed in, and moves nothing when it comes', async () => {
    const visited = await visit();
    const { comment, reader } = visited;
    const { page } = reader;
    await reader.signIn(await newsroom.reader());
    let bring = (): void => undefined;
    const brought = new Promise<void>((resolve) => (bring = resolve));
    await page.route(FILE, async (route) => {
      await brought;
      await route.continue();
    });
    await page.addInitScript(() => {
      const shifts = { sum: 0 };
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.sum += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.reload();
    const read = reader.comment(comment.id);
    await read.waitFor();
    expect(await page.getByText('Already have an account?').count()).toBe(0);
    const before = await read.boundingBox();
    bring();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    expect((await read.boundingBox())?.y).toBeCloseTo(before?.y ?? NaN, -0.5);
    // Shifts are told once the frame is drawn.
    const shifted = await page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      return (globalThis as unknown as { shifts: { sum: number } }).shifts.sum;
    });
    expect(shifted).toBeLessThan(0.01);
  }, 60_000);

  it('comes when the reader signs in in another tab', async () => {
    const { address, reader } = await visit();
    const other = await reader.window.tab();
    await other.goto(address);
    await other.getByText('Already have an account?').waitFor();
    const { email, name } = await newsroom.reader();
    await reader.signIn({ email });
    await other.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(await other.locator('.who').textContent()).toContain(name);
  }, 60_000);

  it('comes under a policy that trusts the script tag by a nonce, and what it loads by strict-dynamic', async () => {
    const { reader } = await visit({ nonce: 'c29tZXRoaW5n' });
    await reader.signIn(await newsroom.reader());
    expect(await reader.page.getByRole('textbox', { name: 'Your comment' }).count()).toBe(1);
  }, 60_000);

  it('names an author after « de » as French has it', async () => {
    const { comment, reader } = await visit({ lang: 'fr', author: 'Hélène' });
    const { page } = reader;
    await page.getByRole('button', { name: 'Se connecter' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Adresse électronique').fill((await newsroom.reader()).email);
    await dialog.getByLabel('Mot de passe').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
    await reader.comment(comment.id).locator('.report').click();
    await dialog.getByRole('radio').first().waitFor();
    expect(await dialog.getByRole('heading').textContent()).toBe(`Signaler le commentaire d’${comment.author?.name}`);
  }, 60_000);

  it('says that it did not come, and does what was asked for when it comes after all', async () => {
    const visited = await visit();
    const { comment, reader } = visited;
    await fail(visited);
    await reader.comment(comment.id).locator('.like').click();
    await reader.page.getByRole('alert').getByText('did not load').waitFor();
    await reader.page.getByRole('button', { name: 'Try again' }).focus();
    await reader.page.unroute(FILE);
    await reader.press('Enter');
    await reader.page.getByRole('dialog').waitFor();
    expect(await reader.focus()).toContain('type="email"');
    expect(await reader.page.getByText('did not load').count()).toBe(0);
  }, 60_000);

  it('keeps what was typed while it cannot be loaded', async () => {
    const visited = await visit();
    const { reader } = visited;
    await reader.signIn(await newsroom.reader());
    await reader.page.getByRole('textbox', { name: 'Your comment' }).fill('Un brouillon à garder');
    await fail(visited);
    await reader.page.reload();
    await reader.page.getByRole('alert').getByText('did not load').waitFor();
    expect(await reader.comment(visited.comment.id).count()).toBe(1);
    await reader.page.unroute(FILE);
    await reader.page.getByRole('button', { name: 'Try again' }).click();
    const field = reader.page.getByRole('textbox', { name: 'Your comment' });
    await field.waitFor();
    expect(await field.inputValue()).toBe('Un brouillon à garder');
  }, 60_000);

  it('that an upgrade took away asks to reload the page', async () => {
    const { reader, asked } = await visit({
      prepare: async ({ page }) => {
        // As a browser that kept the script of an earlier version.
        await page.route('**/palabre.js', async (route) => {
          const response = await route.fetch();
          const body = (await response.text()).replaceAll(new RegExp(FILE, 'g'), '/assets/members-earlier.js');
          await route.fulfill({ response, body });
        });
      },
    });
    await reader.page.getByRole('button', { name: 'Create an account' }).click();
    await reader.page.getByRole('button', { name: 'Try again' }).click();
    await reader.page.getByRole('alert').getByText('Reload the page: what you wrote is kept.').waitFor();
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(asked.every((address) => address.includes('/assets/members-earlier.js'))).toBe(true);
  }, 60_000);

  it('shares the rest with the widget also where the page names the script with a query', async () => {
    const { reader } = await visit({ query: '?ver=2' });
    await reader.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const dialog = reader.page.getByRole('dialog');
    await dialog.getByLabel('Email address').fill('nobody@readers.example');
    await dialog.getByLabel('Password').fill('not the password');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    // A refusal is recognised by its class, which is another in another copy.
    await dialog.getByText('This address and password do not go together.').waitFor();
    await reader.page.keyboard.press('Escape');
    await reader.signIn(await newsroom.reader());
    expect(await reader.page.getByRole('button', { name: 'Sign out' }).count()).toBe(1);
  }, 60_000);
});
