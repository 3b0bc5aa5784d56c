import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { ArticleView } from '../../src/contract/articles.schemas.js';
import { seriousFaults } from '../support/accessibility.js';
import { openBrowser, Window } from '../support/chromium.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, PASSWORD, sentence, type Person } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';
import { harm, HOSTILE_NAMES, HOSTILE_TEXTS, NO_HARM } from './hostile.js';
import { Publisher } from './publisher.js';
import { ReaderWindow } from './reader-window.js';

const WINDOWS: Readonly<Record<string, BrowserContextOptions>> = {
  'a wide light window': {},
  'a wide dark window': { colorScheme: 'dark' },
  'a light telephone': { viewport: { width: 390, height: 844 }, hasTouch: true },
  'a dark telephone': { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true },
};

let database: TestDatabase;
let server: RunningServer;
let browser: Browser;
let publisher: Publisher;
let newsroom: Newsroom;
let article: ArticleView;

beforeAll(async () => {
  database = await createTestDatabase();
  [server, browser, publisher] = await Promise.all([startServer(database.url), openBrowser(), Publisher.open()]);
  newsroom = await Newsroom.open(server.url, database.url, { origins: [publisher.origin()] });
  article = await newsroom.article();
  await fill();
});

afterAll(async () => {
  await browser?.close();
  await publisher?.close();
  await server?.stop();
  await database?.drop();
});

/** An article with everything that a page of comments can hold, of authors who mean harm. */
async function fill(): Promise<void> {
  const authors = await Promise.all(HOSTILE_NAMES.map(register));
  let parentId: string | undefined;
  for (const [nth, text] of Object.values(HOSTILE_TEXTS).entries()) {
    const author = authors[nth % authors.length];
    if (!author) throw new Error('nobody writes');
    // What the rules would hold a moderator may have approved, and what the form refuses an import may have brought.
    const reply = await newsroom.comment(author, article.id, sentence(), parentId);
    const root = await newsroom.comment(author, article.id);
    await newsroom.sql('UPDATE comments SET body = $2 WHERE id = ANY ($1)', [[reply.id, root.id], text]);
    parentId = reply.id;
  }
  const removed = await newsroom.comment(newsroom.admin, article.id);
  await newsroom.comment(newsroom.admin, article.id, sentence(), removed.id);
  await newsroom.decide(newsroom.admin, removed, 'reject');
}

async function register(name: string): Promise<Person> {
  const email = `${crypto.randomUUID()}@readers.example`;
  const answer = await newsroom.api.post<{ accessToken: string; account: { id: string } }>('/api/auth/register', {
    email,
    name,
    password: PASSWORD,
  });
  const { accessToken: token, account } = answer.body;
  return { id: account.id, name, email, token, api: newsroom.api.as(token) };
}

describe.each(Object.keys(WINDOWS))('in %s', (name) => {
  it('every state of the widget is free of serious faults, and hostile texts do no harm', async () => {
    const found: Record<string, string[]> = {};
    const look = async (state: string, { page }: ReaderWindow | Window): Promise<void> => {
      found[state] = await seriousFaults(page);
      expect({ state, ...(await harm(page)) }).toEqual({ state, ...NO_HARM });
    };
    const reader = await ReaderWindow.open(browser, publisher.story(server.url, article.id), WINDOWS[name]);
    const { page } = reader;
    await look('signed out', reader);
    await reader.unfold();
    await look('unfolded', reader);

    await page.getByRole('button', { name: 'Create an account' }).first().click();
    await page.getByRole('dialog').waitFor();
    await look('create an account', reader);
    await page.getByRole('dialog').getByLabel('Public name').fill('-');
    await page.getByRole('dialog').getByLabel('Email address').fill('somebody@readers.example');
    await page.getByRole('dialog').getByLabel('Password').fill('password');
    await page.getByRole('dialog').getByRole('button', { name: 'Create an account' }).click();
    await page.getByRole('dialog').locator('[aria-invalid=true]').first().waitFor();
    await look('refused', reader);
    await page.keyboard.press('Escape');

    const author = await newsroom.reader();
    await reader.signIn(author);
    await look('signed in', reader);
    await page.locator('palabre-comments .reply').first().click();
    await page.getByRole('textbox', { name: /^Your reply to/ }).fill('x'.repeat(5_001));
    await look('a reply that is too long', reader);
    await page.keyboard.press('Escape');
    await page.locator('palabre-comments .report').first().click();
    await page.getByRole('dialog').waitFor();
    await look('reporting', reader);
    await page.keyboard.press('Escape');
    const text = sentence();
    await reader.write(text);
    await page.locator('palabre-comments .threads').getByText(text).waitFor();
    await page.getByRole('button', { name: 'Withdraw your comment' }).first().click();
    await look('one’s own comment', reader);
    expect(reader.window.faults).toEqual([]);
    await reader.close();

    const held = await newsroom.article({ moderation: 'pre' });
    await newsroom.comment(author, held.id);
    await newsroom.decide(newsroom.admin, await newsroom.comment(author, held.id), 'reject');
    const waiting = await ReaderWindow.open(browser, publisher.story(server.url, held.id), WINDOWS[name]);
    await look('empty', waiting);
    await waiting.signIn(author);
    await waiting.page.locator('.own-comment.rejected').waitFor();
    await look('waiting and rejected', waiting);
    await waiting.close();

    const closed = await newsroom.article({ commenting: 'closed' });
    for (const [state, id, sign] of [
      ['closed', closed.id, 'are closed'],
      ['unknown', crypto.randomUUID(), 'not available for this article'],
    ] as const) {
      const window = await Window.open(browser, WINDOWS[name]);
      await window.page.goto(publisher.story(server.url, id));
      await window.page.getByText(sign).waitFor();
      await look(state, window);
      await window.close();
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({});
  });
});

describe('hostile texts', () => {
  it('are shown as they were written, and turn nothing around them', async () => {
    const reader = await ReaderWindow.open(browser, publisher.story(server.url, article.id));
    await reader.unfold();
    const seen = await reader.seen();
    const texts = seen.map(({ text }) => text);
    expect(texts.some((text) => text.includes('<script>globalThis.pwned=2</script>'))).toBe(true);
    expect(texts).toContain('w'.repeat(10_000));
    expect(seen.map(({ author }) => author)).toEqual(expect.arrayContaining([...HOSTILE_NAMES]));
    // What surrounds a text stays where it belongs: the name at the left of the time, the buttons in their order.
    const order = await reader.page.evaluate(() => {
      const root = document.querySelector('palabre-comments')?.shadowRoot;
      const left = (element: Element | null | undefined): number => element?.getBoundingClientRect().left ?? NaN;
      return [...(root?.querySelectorAll('article[part=comment]') ?? [])].map((article) => {
        const places = ['.name', '.when'].map((part) => left(article.querySelector(part)));
        const buttons = [...article.querySelectorAll('.actions button')].map(left);
        return [places, buttons].every((row) => row.every((x, nth) => nth === 0 || x > (row[nth - 1] ?? 0)));
      });
    });
    expect(order.length).toBeGreaterThan(10);
    expect(order).not.toContain(false);
    const links = await reader.page
      .locator('palabre-comments .comment-text a')
      .evaluateAll((all) => all.map((link) => [link.getAttribute('href')?.slice(0, 8), link.getAttribute('rel')]));
    expect(links.length).toBeGreaterThan(0);
    expect(new Set(links.map(String))).toEqual(new Set(['https://,nofollow ugc noopener']));
    await reader.close();
  });
});
