import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Counts, QueueItem } from '../../src/contract/queue.schemas.js';
import { openBrowser } from '../support/chromium.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, type Person } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';
import { startServer, type RunningServer } from '../support/server.js';
import { Desk } from './desk-window.js';

let database: TestDatabase;
let server: RunningServer;
let browser: Browser;
let newsroom: Newsroom;
let author: Person;
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

async function queue(count: number): Promise<{ siteId: string; ids: string[] }> {
  const siteId = await newsroom.site({ moderation: 'pre' });
  const { id: articleId } = await newsroom.article({}, siteId);
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push((await newsroom.comment(author, articleId)).id);
  return { siteId, ids };
}

async function openDesk(person: Person): Promise<Desk> {
  const desk = await Desk.open(browser, server.url, person);
  desks.push(desk);
  return desk;
}

const countsOf = async (person: Person, site: string): Promise<Counts> =>
  (await person.api.get<{ counts: Counts }>(`/api/moderation/queue?site=${site}`)).body.counts;
const itemOf = async (person: Person, id: string): Promise<QueueItem> =>
  (await person.api.get<QueueItem>(`/api/moderation/comments/${id}`)).body;

describe('a second opinion', () => {
  it('is asked for with the keyboard, reaches a colleague with its reason, and ends with the decision', async () => {
    const { siteId } = await queue(2);
    const [first, second] = [await newsroom.moderator(siteId), await newsroom.moderator(siteId)];
    const here = await openDesk(first);
    const asked = await here.dealt();
    await here.page.keyboard.press('e');
    await here.page.locator('textarea:focus').waitFor();
    await here.page.keyboard.type('Est-ce de la diffamation, a priori ?');
    await here.page.keyboard.press('Enter');
    const next = await here.dealt(asked);
    expect(next).not.toBe(asked);
    await here.page.locator('.nav-link[href="#/queue/escalated"] .count', { hasText: '1' }).waitFor();

    const there = await openDesk(second);
    await there.go('queue/escalated');
    expect(await there.dealt()).toBe(asked);
    const banner = there.card.locator('.banner');
    expect(await banner.textContent()).toContain(`${first.name} asks for a second opinion`);
    expect(await banner.textContent()).toContain('Est-ce de la diffamation, a priori ?');
    await there.page.keyboard.press('a');
    await there.page.locator('.empty').waitFor();
    await eventually(
      () => countsOf(second, siteId),
      ({ escalated, published }) => escalated === 0 && published === 1,
    );
  });

  it('is taken back with the same key as a decision, and the card lies there again', async () => {
    const { siteId } = await queue(2);
    const moderator = await newsroom.moderator(siteId);
    const desk = await openDesk(moderator);
    const id = await desk.dealt();
    await desk.page.keyboard.press('e');
    await desk.page.locator('textarea:focus').waitFor();
    await desk.page.keyboard.press('Enter');
    await desk.dealt(id);
    await eventually(
      () => itemOf(moderator, id),
      ({ escalation }) => escalation !== null,
    );
    await desk.page.keyboard.press('u');
    await eventually(
      () => desk.cardId(),
      (card) => card === id,
    );
    await eventually(
      () => itemOf(moderator, id),
      ({ escalation }) => escalation === null,
    );
    expect(await desk.focus()).not.toBe('body');
  });

  it('leaves no dead end: whoever has done the rest is led to what waits for it', async () => {
    const { siteId, ids } = await queue(1);
    const [first, second] = [await newsroom.moderator(siteId), await newsroom.moderator(siteId)];
    await first.api.put(`/api/moderation/comments/${ids[0]}/escalation`, { revision: 1 });
    const desk = await openDesk(second);
    await desk.page.getByRole('link', { name: 'See the escalated ones' }).click();
    expect(await desk.dealt()).toBe(ids[0]);
  });

  it('is marked in the list, without moving the row one is on', async () => {
    const { siteId, ids } = await queue(3);
    const [first, second] = [await newsroom.moderator(siteId), await newsroom.moderator(siteId)];
    const desk = await openDesk(second);
    await desk.go('queue/pending?list=1');
    await desk.page.locator(`[data-comment="${ids[0]}"].is-here`).waitFor();
    await first.api.put(`/api/moderation/comments/${ids[0]}/escalation`, { revision: 1 });
    await desk.page.locator(`[data-comment="${ids[0]}"].is-here .chip-escalated`).waitFor();
    expect(await desk.page.locator('.row').count()).toBe(3);
  });
});

describe('a view that is opened while cards of another are on their way', () => {
  it('gets its own cards', async () => {
    const { siteId, ids } = await queue(2);
    const moderator = await newsroom.moderator(siteId);
    await moderator.api.put(`/api/moderation/comments/${ids[0]}/escalation`, { revision: 1 });
    const desk = await Desk.open(browser, server.url, moderator, { serviceWorkers: 'block' });
    desks.push(desk);
    await desk.go('overview');
    let asked = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    let answer = (): void => undefined;
    const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
    await desk.page.route(
      '**/moderation/claims',
      async (route) => {
        asked();
        await mayAnswer;
        await route.continue();
      },
      { times: 1 },
    );
    await desk.go('queue/pending');
    await isAsked;
    await desk.go('queue/escalated');
    await desk.page.locator('.nav-link[href="#/queue/escalated"][aria-current]').waitFor();
    answer();
    expect(await desk.dealt()).toBe(ids[0]);
  });
});
