import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { seriousFaults } from '../support/accessibility.js';
import { openBrowser, Window } from '../support/chromium.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, type Person } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';
import { startServer, type RunningServer } from '../support/server.js';
import { Desk } from './desk-window.js';
import { harm, HOSTILE_TEXTS, NO_HARM } from './hostile.js';

const WINDOWS: Readonly<Record<string, BrowserContextOptions>> = {
  'a wide light window': { viewport: { width: 1280, height: 900 } },
  'a wide dark window, in French': { colorScheme: 'dark', locale: 'fr-FR' },
  'a light telephone': { viewport: { width: 390, height: 844 }, hasTouch: true },
  'a dark telephone': { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true },
};

let database: TestDatabase;
let server: RunningServer;
let browser: Browser;
let newsroom: Newsroom;
let author: Person;
let commentId: string;
let severeId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  [server, browser] = await Promise.all([startServer(database.url), openBrowser()]);
  newsroom = await Newsroom.open(server.url, database.url, { moderation: 'pre' });
  author = await newsroom.reader();
  const article = await newsroom.article();
  await holdHostileTexts(article.id);
  const reader = await newsroom.reader();
  const edited = await newsroom.comment(reader, article.id, 'Une première version, assez courte.');
  await reader.api.patch(`/api/comments/${edited.id}`, {
    body: 'Une seconde version, un peu plus longue.',
    revision: 1,
  });
  commentId = edited.id;
  const doubtful = await newsroom.comment(reader, article.id);
  await newsroom.admin.api.put(`/api/moderation/comments/${doubtful.id}/escalation`, {
    revision: 1,
    note: 'Un mot_'.repeat(60),
  });
  const reported = await newsroom.comment(reader, article.id);
  const { revision } = await newsroom.decide(newsroom.admin, reported, 'approve');
  severeId = reported.id;
  expect(revision).toBe(2);
  await author.api.post(`/api/comments/${reported.id}/reports`, { reason: 'hate', note: 'x'.repeat(300) });
  for (const action of ['approve', 'reject'] as const) {
    await newsroom.decide(newsroom.admin, await newsroom.comment(reader, article.id), action);
  }
  const notes = `/api/moderation/accounts/${author.id}`;
  await newsroom.admin.api.post(`${notes}/notes`, { body: 'Revient souvent sur le même sujet.' });
  await newsroom.admin.api.post(`${notes}/sanctions`, { kind: 'warn', reason: 'Le ton' });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.drop();
});

async function holdHostileTexts(articleId: string): Promise<void> {
  for (const text of Object.values(HOSTILE_TEXTS)) {
    const { id } = await newsroom.comment(author, articleId, text.slice(0, 5_000));
    if (text.length > 5_000) await newsroom.sql('UPDATE comments SET body = $2 WHERE id = $1', [id, text]);
  }
}

/** Every page of the desk, by its address, and what shows that it is there. */
const PAGES: Readonly<Record<string, string>> = {
  'queue/pending': 'article.card',
  'queue/pending?list=1': '.row',
  'queue/published': '.row',
  'queue/rejected': '.row',
  'queue/reported': 'article.card',
  'queue/escalated': 'article.card',
  'queue/escalated?list=1': '.row',
  'comment/0190a000-0000-7000-8000-000000000000': '.empty',
  'queue/pending?q=zzzz': '.empty, .list',
  overview: 'main h1',
  log: 'main h1',
  site: 'main h1',
  words: 'main h1',
  articles: 'main h1',
  moderators: 'main h1',
};

/** What opens, folds and passes on the pages. */
async function lookAtStates(desk: Desk, look: (state: string) => Promise<void>): Promise<void> {
  const { page } = desk;
  const dialogs = page.locator('dialog[open]');
  const close = async (): Promise<void> => {
    for (let left = await dialogs.count(); left > 0; left--) {
      await page.keyboard.press('Escape');
      await dialogs.nth(left - 1).waitFor({ state: 'detached' });
    }
  };
  await page.locator('.similar button').first().click();
  await page.locator('.preview-list').waitFor();
  await look('bulk preview');
  await close();

  const decided = await desk.cardId();
  await page.keyboard.press('a');
  await page.locator('.toast').first().waitFor();
  await look('toast');
  await page.keyboard.press('u');
  await eventually(
    () => desk.cardId(),
    (id) => id === decided,
  );

  await desk.go('queue/pending?list=1');
  await page.locator('.row').first().waitFor();
  await page.locator('.bulk-bar input').check();
  await look('selection');

  await desk.go(`comment/${commentId}`);
  await page.locator('.edit button').click();
  await page.locator('.diff ins').first().waitFor();
  await look('diff');

  const menu = page.locator('.topbar button');
  if (await menu.isVisible()) {
    await menu.click();
    await page.locator('dialog[open]').waitFor();
    await look('menu');
  }
  await page.locator('.nav-tools button:visible').nth(1).click();
  await page.locator('dialog[open] [role=switch]').nth(1).check();
  await look('preferences');
  await close();
  await desk.go(`comment/${severeId}`);
  await page.locator('.folded').waitFor();
  await look('folded');
}

describe.each(Object.keys(WINDOWS))('in %s', (name) => {
  it('every page and panel of the desk is free of serious faults, and hostile texts do no harm', async () => {
    const gate = await Window.open(browser, WINDOWS[name]);
    await gate.page.goto(`${server.url}/moderation`);
    await gate.page.locator('input[type=email]').waitFor();
    const found: Record<string, string[]> = { gate: await seriousFaults(gate.page) };
    await gate.close();

    const desk = await Desk.open(browser, server.url, newsroom.admin, WINDOWS[name]);
    const { page } = desk;
    const look = async (state: string): Promise<void> => {
      await page.waitForLoadState('networkidle');
      found[state] = await seriousFaults(page);
      expect({ state, ...(await harm(page)) }).toEqual({ state, ...NO_HARM });
    };
    for (const [address, sign] of Object.entries({ ...PAGES, [`comment/${commentId}`]: 'article.card' })) {
      await desk.go(address);
      await page.locator(sign).first().waitFor();
      await look(address);
    }

    await desk.go('queue/pending');
    await desk.dealt();
    for (const [key, panel] of Object.entries({ r: 'reasons', e: 'escalate', i: 'author', '?': 'help' })) {
      await page.keyboard.press(key);
      await page.locator('dialog[open]').waitFor();
      await look(panel);
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
    }
    await lookAtStates(desk, look);
    expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({});
    expect(desk.window.faults).toEqual([]);
    await desk.close();
  });
});

describe('a hostile text on the card', () => {
  it('is shown as it is written, and runs nothing', async () => {
    const siteId = await newsroom.site({ moderation: 'pre' });
    await holdHostileTexts((await newsroom.article({}, siteId)).id);
    const desk = await Desk.open(browser, server.url, await newsroom.moderator(siteId));
    const seen: string[] = [];
    for (let id = ''; seen.length < Object.keys(HOSTILE_TEXTS).length;) {
      id = await desk.dealt(id);
      seen.push((await desk.card.locator('.body-text').first().textContent()) ?? '');
      expect(await harm(desk.page)).toEqual(NO_HARM);
      await desk.page.keyboard.press('s');
    }
    expect(seen.some((text) => text.includes('<script>globalThis.pwned=2</script>'))).toBe(true);
    await desk.close();
  });
});
