import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { QueueItem } from '../../src/contract/queue.schemas.js';
import { openBrowser, Window } from '../support/chromium.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Desk } from './desk-window.js';
import { Newsroom, PASSWORD, type Person } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';
import { startServer, type RunningServer } from '../support/server.js';

let database: TestDatabase;
let server: RunningServer;
let browser: Browser;
let newsroom: Newsroom;
let author: Person;
let articleId: string;
const desks: Desk[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  [server, browser] = await Promise.all([startServer(database.url), openBrowser()]);
  newsroom = await Newsroom.open(server.url, database.url);
  author = await newsroom.reader();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.drop();
});

afterEach(async () => {
  for (const desk of desks.splice(0)) {
    expect(desk.window.faults).toEqual([]);
    await desk.close();
  }
});

/** A site of its own, so that no test finds another's comments. */
async function queue(count: number): Promise<{ siteId: string; ids: string[] }> {
  const siteId = await newsroom.site({ moderation: 'pre' });
  ({ id: articleId } = await newsroom.article({}, siteId));
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push((await newsroom.comment(author, articleId)).id);
  return { siteId, ids };
}

async function openDesk(person: Person): Promise<Desk> {
  const desk = await Desk.open(browser, server.url, person);
  desks.push(desk);
  return desk;
}

const statusOf = async (moderator: Person, id: string): Promise<string> =>
  (await moderator.api.get<QueueItem>(`/api/moderation/comments/${id}`)).body.comment.status;

/** Rejects what the other approves while that is on its way. */
async function rejectTooLate({ page }: Desk, other: Person, id: string): Promise<void> {
  let held = (): void => undefined;
  const sent = new Promise<void>((resolve) => (held = resolve));
  await page.route('**/decisions', async (route) => {
    await newsroom.decide(other, { id, revision: 1 }, 'approve');
    held();
    await route.continue();
  });
  await page.keyboard.press('r');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('2');
  await sent;
}

describe('two moderators', () => {
  it('get different cards, and see who is at which', async () => {
    const { siteId, ids } = await queue(30);
    const [first, second] = [await newsroom.moderator(siteId), await newsroom.moderator(siteId)];
    const [here, there] = [await openDesk(first), await openDesk(second)];
    const [mine, theirs] = [await here.dealt(), await there.dealt()];
    expect(ids).toEqual(expect.arrayContaining([mine, theirs]));
    expect(mine).not.toBe(theirs);
    await here.go('queue/pending?list=1');
    await here.page.locator(`[data-comment="${theirs}"] .chip-claim`, { hasText: second.name }).waitFor();
  });

  it('are told who decided what, when another was quicker', async () => {
    const { siteId } = await queue(1);
    const [first, second] = [await newsroom.moderator(siteId), await newsroom.moderator(siteId)];
    const desk = await openDesk(second);
    const id = await desk.dealt();
    await newsroom.decide(first, { id, revision: 1 }, 'reject');
    const notice = desk.card.locator('.banner');
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(
      new RegExp(`^${first.name} has rejected this comment, .*\\(Off topic\\)`),
    );
    expect(await desk.cardId()).toBe(id);
    await desk.page.getByRole('button', { name: 'Go on' }).click();
    await desk.page.locator('.empty').waitFor();
  });

  it('are told who decided what, when their own decision comes too late', async () => {
    const { siteId } = await queue(1);
    const [first, second] = [await newsroom.moderator(siteId), await newsroom.moderator(siteId)];
    const desk = await openDesk(second);
    const id = await desk.dealt();
    await rejectTooLate(desk, first, id);
    const told = desk.page.locator('.banner, .toast', { hasText: first.name });
    await told.first().waitFor();
    expect(await told.first().textContent()).toContain('approved');
    expect(await statusOf(first, id)).toBe('published');
  });

  it('go on from what another decided first also on the page of the comment, and may decide anew there', async () => {
    const { siteId, ids } = await queue(1);
    const [first, second] = [await newsroom.moderator(siteId), await newsroom.moderator(siteId)];
    const desk = await openDesk(second);
    const id = ids[0] ?? '';
    await desk.go(`comment/${id}`);
    await desk.card.waitFor();
    await rejectTooLate(desk, first, id);
    await desk.card.locator('.banner', { hasText: `${first.name} has approved` }).waitFor();
    await desk.page.getByRole('button', { name: 'Go on' }).click();
    await desk.card.locator('.banner').waitFor({ state: 'detached' });
    await desk.page.keyboard.press('r');
    await desk.page.getByRole('dialog').waitFor();
    expect(await statusOf(second, id)).toBe('published');
  });
});

describe('a whole round with the keyboard alone', () => {
  it('signs in, approves, rejects with a reason, skips, undoes and searches, and never loses the focus', async () => {
    const { siteId } = await queue(6);
    const marked = await newsroom.comment(author, articleId, 'Une phrase avec le mot pamplemousse.');
    const moderator = await newsroom.moderator(siteId);
    const desk = await openDesk(moderator);
    const { page } = desk;
    const press = async (key: string): Promise<void> => {
      await page.keyboard.press(key);
      await eventually(
        () => desk.focus(),
        (focus) => focus !== 'body',
      );
    };
    const first = await desk.dealt();
    await page.locator('article.card:focus').waitFor();

    await press('a');
    const second = await desk.dealt(first);
    await press('r');
    await page.getByRole('dialog').waitFor();
    await press('2');
    const third = await desk.dealt(second);
    await press('s');
    const fourth = await desk.dealt(third);
    await eventually(
      () => Promise.all([first, second, third].map((id) => statusOf(moderator, id))),
      (statuses) => statuses.join() === 'published,rejected,pending',
    );

    await press('a');
    await desk.dealt(fourth);
    await eventually(
      () => statusOf(moderator, fourth),
      (status) => status === 'published',
    );
    await press('u');
    await eventually(
      () => statusOf(moderator, fourth),
      (status) => status === 'pending',
    );

    await press('j');
    await press('k');
    await press('?');
    await page.getByRole('dialog').waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await desk.focus()).not.toBe('body');

    await press('/');
    await page.keyboard.type('pamplemou');
    await press('Enter');
    await page.locator(`[data-comment="${marked.id}"]`).waitFor();
    await press('a');
    await eventually(
      () => statusOf(moderator, marked.id),
      (status) => status === 'published',
    );
    expect(await desk.focus()).not.toBe('body');
  });

  it('reaches the form and the desk by Tab and Enter', async () => {
    const { siteId } = await queue(1);
    const moderator = await newsroom.moderator(siteId);
    const window = await Window.open(browser);
    await window.page.goto(`${server.url}/moderation`);
    await window.page.locator('input[type=email]:focus').waitFor();
    await window.page.keyboard.type(moderator.email);
    await window.page.keyboard.press('Tab');
    await window.page.keyboard.type(PASSWORD);
    await window.page.keyboard.press('Enter');
    await window.page.locator('article.card:focus').waitFor();
    expect(window.faults).toEqual([]);
    await window.close();
  });
});

describe('the desk while others work', () => {
  it('speaks politely, and of what happens elsewhere at most once in five seconds', async () => {
    const { siteId, ids } = await queue(8);
    const desk = await openDesk(await newsroom.moderator(siteId));
    const colleagues = await Promise.all(ids.slice(0, 6).map(() => newsroom.moderator(siteId)));
    await desk.dealt();
    const { page } = desk;
    await page.clock.install();
    await page.evaluate(() => {
      const said: [string, string][] = [];
      Object.assign(globalThis, { said, since: Date.now() });
      const regions = document.querySelectorAll('[aria-live], [role=status], [role=alert]');
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const region = target instanceof Element ? target : target.parentElement;
          const live = region?.closest('[aria-live], [role=status], [role=alert]');
          if (live?.textContent) said.push([live.textContent, live.getAttribute('aria-live') ?? live.role ?? '']);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
      if (regions.length === 0) throw new Error('nothing here speaks');
    });
    for (const [nth, colleague] of colleagues.entries()) {
      await newsroom.decide(colleague, { id: ids[nth] ?? '', revision: 1 }, 'approve');
      await eventually(
        () => page.locator('.title-count').textContent(),
        (count) => Number(count) === 7 - nth,
      );
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
