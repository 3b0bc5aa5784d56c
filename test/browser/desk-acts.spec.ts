import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { QueueItem } from '../../src/contract/queue.schemas.js';
import { openBrowser } from '../support/chromium.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { LiveClient } from '../support/live-client.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
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
  for (const desk of desks.splice(0)) await desk.close();
});

async function queue(count: number): Promise<{ siteId: string; articleId: string; ids: string[] }> {
  const siteId = await newsroom.site({ moderation: 'pre' });
  const { id: articleId } = await newsroom.article({}, siteId);
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push((await newsroom.comment(author, articleId)).id);
  return { siteId, articleId, ids };
}

async function openDesk(person: Person): Promise<Desk> {
  const desk = await Desk.open(browser, server.url, person, { serviceWorkers: 'block' });
  desks.push(desk);
  return desk;
}

const statusOf = async (person: Person, id: string): Promise<string> =>
  (await person.api.get<QueueItem>(`/api/moderation/comments/${id}`)).body.comment.status;
const statuses = (person: Person, ids: readonly string[]): Promise<string> =>
  Promise.all(ids.map((id) => statusOf(person, id))).then((all) => all.join());

describe('a decision', () => {
  it('that cannot be sent brings its card back, and says why', async () => {
    const { siteId } = await queue(1);
    const moderator = await newsroom.moderator(siteId);
    const desk = await openDesk(moderator);
    const id = await desk.dealt();
    await desk.page.route('**/decisions', (route) => route.abort());
    await desk.page.keyboard.press('a');
    await desk.card.locator('.banner', { hasText: 'Your decision was not kept' }).waitFor();
    expect(await desk.cardId()).toBe(id);
    await desk.page.unroute('**/decisions');
    await desk.page.keyboard.press('a');
    await desk.page.locator('.empty').waitFor();
    await eventually(
      () => statusOf(moderator, id),
      (status) => status === 'published',
    );
  });

  it('is made by no key while one types, nor once the shortcuts are switched off', async () => {
    const { siteId } = await queue(2);
    const moderator = await newsroom.moderator(siteId);
    const desk = await openDesk(moderator);
    const { page } = desk;
    const id = await desk.dealt();
    await page.keyboard.press('/');
    await page.keyboard.type('area');
    expect(await page.locator('input[type=search]').inputValue()).toBe('area');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Preferences' }).click();
    await page.getByRole('switch').first().uncheck();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await page.locator('.action-bar .key-cap').count()).toBe(0);
    for (const key of ['a', 's', 'e', 'j', 'r']) await page.keyboard.press(key);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect([await desk.cardId(), await statusOf(moderator, id)]).toEqual([id, 'pending']);
  });

  it('made on all of an author’s comments at once is looked at before, spares what is left out, and can be undone', async () => {
    const { siteId, articleId, ids } = await queue(3);
    const other = await newsroom.comment(await newsroom.reader(), articleId);
    const moderator = await newsroom.moderator(siteId);
    const desk = await openDesk(moderator);
    const { page } = desk;
    await desk.dealt();
    await page.getByRole('button', { name: 'Same author' }).click();
    const preview = page.getByRole('dialog');
    await preview.locator('.preview-list li').nth(2).waitFor();
    await preview.locator('.preview-list input').nth(1).uncheck();
    await preview.getByRole('button', { name: 'Reject 2' }).click();
    await page.getByRole('dialog', { name: 'Why are these 2 comments rejected?' }).waitFor();
    await page.keyboard.press('4');
    await eventually(
      () => statuses(moderator, [...ids, other.id]),
      (all) => all === 'rejected,pending,rejected,pending',
    );
    await page.keyboard.press('u');
    await eventually(
      () => statuses(moderator, ids),
      (all) => all === 'pending,pending,pending',
    );
    expect(await statusOf(moderator, other.id)).toBe('pending');
  });

  it('made on rows that are selected goes by the same keys', async () => {
    const { siteId, ids } = await queue(3);
    const moderator = await newsroom.moderator(siteId);
    const desk = await openDesk(moderator);
    const { page } = desk;
    await desk.go('queue/pending?list=1');
    await page.locator(`[data-comment="${ids[0]}"].is-here`).waitFor();
    for (const key of ['x', 'j', 'j', 'x', 'r']) await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('1');
    await eventually(
      () => statuses(moderator, ids),
      (all) => all === 'rejected,pending,rejected',
    );
    await page.locator(`[data-comment="${ids[1]}"].is-here:focus`).waitFor();
    expect(await page.locator('.row').count()).toBe(1);
  });

  it('made elsewhere leaves a trace in the list, and the row one is on stays', async () => {
    const { siteId, ids } = await queue(3);
    const [first, second] = [await newsroom.moderator(siteId), await newsroom.moderator(siteId)];
    const desk = await openDesk(second);
    const { page } = desk;
    await page.clock.install();
    await desk.go('queue/pending?list=1');
    await page.locator(`[data-comment="${ids[0]}"].is-here`).waitFor();
    await page.keyboard.press('j');
    const here = page.locator(`[data-comment="${ids[1]}"].is-here:focus`);
    await here.waitFor();
    const place = await here.boundingBox();
    await newsroom.decide(first, { id: ids[0] ?? '', revision: 1 }, 'reject');
    await page.locator(`[data-comment="${ids[0]}"] .row-trace`, { hasText: `Rejected by ${first.name}` }).waitFor();
    expect((await here.boundingBox())?.y).toBe(place?.y);
    await newsroom.decide(first, { id: ids[2] ?? '', revision: 1 }, 'approve');
    await page.locator(`[data-comment="${ids[2]}"] .row-trace`).waitFor();
    await page.clock.runFor(7_000);
    await page.locator(`[data-comment="${ids[2]}"]`).waitFor({ state: 'detached' });
    expect((await here.boundingBox())?.y).toBe(place?.y);
    await page.keyboard.press('k');
    await page.locator(`[data-comment="${ids[0]}"].is-here`).waitFor();
    await page.keyboard.press('j');
    await page.locator(`[data-comment="${ids[0]}"]`).waitFor({ state: 'detached' });
    await here.waitFor();
  });
});

describe('a claim', () => {
  it('is shown by name, and taken over by an administrator alone', async () => {
    const { siteId, ids } = await queue(1);
    const [holder, second] = [await newsroom.moderator(siteId), await newsroom.moderator(siteId)];
    await holder.api.put(`/api/moderation/claims/${ids[0]}`, { take: true });
    const desk = await openDesk(second);
    await desk.go(`comment/${ids[0]}`);
    await desk.card.locator('.banner', { hasText: holder.name }).first().waitFor();
    expect(await desk.page.getByRole('button', { name: 'Take it over' }).count()).toBe(0);

    const lead = await openDesk(newsroom.admin);
    await lead.go(`comment/${ids[0]}`);
    await lead.page.getByRole('button', { name: 'Take it over' }).click();
    await eventually(
      async () => (await newsroom.admin.api.get<QueueItem>(`/api/moderation/comments/${ids[0]}`)).body.claim?.by.id,
      (id) => id === newsroom.admin.id,
    );
    await lead.card.locator('.banner').waitFor({ state: 'detached' });
  });
});

describe('the order by priority', () => {
  it('is chosen once, deals the most urgent first, and says why', async () => {
    const { siteId, ids } = await queue(2);
    const busy = await newsroom.article({}, siteId);
    const read = await newsroom.comment(author, busy.id, sentence());
    const readers = [1, 2, 3].map(() => new LiveClient(server.url));
    for (const reader of readers) await reader.ask(`article:${busy.id}`);
    await newsroom.sql(
      `UPDATE comments SET waiting_since = now() - interval '20 minutes', ranked_at = now() - interval '20 minutes' WHERE site_id = $1`,
      [siteId],
    );
    const desk = await openDesk(await newsroom.moderator(siteId));
    expect(ids).toContain(await desk.dealt());
    await desk.page.getByRole('combobox', { name: 'Order' }).selectOption('priority');
    await eventually(
      () => desk.cardId(),
      (id) => id === read.id,
    );
    const why = 'Priority: ordinary, 3 people read the article now, waiting 20 mins.';
    await desk.card.locator('.chip', { hasText: '3' }).and(desk.page.getByTitle(why)).waitFor();
    await desk.go('queue/pending?list=1');
    await desk.page.locator(`.row:first-child[data-comment="${read.id}"]`).waitFor();
    for (const reader of readers) reader.close();
  });
});
