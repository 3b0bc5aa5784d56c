import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import type { AccountView } from '../../src/contract/accounts.schemas.js';
import { seriousFaults } from '../support/accessibility.js';
import { openBrowser } from '../support/chromium.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, type Person } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';
import { Desk } from './desk-window.js';

let database: TestDatabase;
let server: RunningServer;
let browser: Browser;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await createTestDatabase();
  [server, browser] = await Promise.all([startServer(database.url), openBrowser()]);
  newsroom = await Newsroom.open(server.url, database.url, { moderation: 'pre' });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.drop();
}, 30_000);

const LANGUAGES = {
  'en-GB': ['On Le Phare', 'On every site'],
  'fr-FR': ['Sur Le Phare', 'Sur tous les sites'],
} as const;
const sites = async (author: Person): Promise<(string | null)[]> =>
  (await author.api.get<AccountView>('/api/accounts/me')).body.sanctions.map(({ site }) => site);

/** Opens the desk on a comment, and everything that the team knows of them. */
async function openAuthor(person: Person, commentId: string, locale: string): Promise<{ desk: Desk; drawer: Locator }> {
  const desk = await Desk.open(browser, server.url, person, { locale });
  await desk.go(`comment/${commentId}`);
  await desk.card.locator('.name-button').first().click();
  const drawer = desk.page.locator('dialog[open]');
  await drawer.locator('#sanctions').waitFor();
  return { desk, drawer };
}

async function imposeThere(drawer: Locator, where?: string): Promise<void> {
  const standing = await drawer.locator('.sanction').count();
  await drawer.locator('section[aria-labelledby=sanctions] > .button').click();
  if (where !== undefined) await drawer.locator('.sanction-form select').selectOption({ label: where });
  await drawer.locator('.sanction-form textarea').fill('Insultes répétées');
  await drawer.locator('.sanction-form [type=submit]').click();
  await drawer.locator('.sanction').nth(standing).waitFor();
}

describe.each(Object.entries(LANGUAGES))('the desk in %s', (locale, [here, everywhere]) => {
  it('lets administrators say where a sanction holds, and moderators lift what is their site’s', async () => {
    const author = await newsroom.reader();
    const { id } = await newsroom.comment(author, (await newsroom.article()).id);
    const { desk, drawer } = await openAuthor(newsroom.admin, id, locale);
    await imposeThere(drawer, everywhere);
    await imposeThere(drawer, here);
    expect(await sites(author)).toEqual([null, newsroom.siteId]);
    expect(await seriousFaults(desk.page)).toEqual([]);
    await desk.close();

    const colleague = await openAuthor(await newsroom.moderator(), id, locale);
    await imposeThere(colleague.drawer);
    expect(await sites(author)).toEqual([null, newsroom.siteId, newsroom.siteId]);
    const shown = colleague.drawer.locator('.sanction');
    expect(await shown.filter({ hasText: everywhere }).locator('button').count()).toBe(0);
    for (let left = 2; left > 0; left--) {
      await shown.filter({ hasText: here }).first().locator('button').click();
      await shown.nth(left).waitFor({ state: 'detached' });
    }
    expect(await sites(author)).toEqual([null]);
    await colleague.desk.close();

    const again = await openAuthor(newsroom.admin, id, locale);
    await again.drawer.locator('.sanction button').click();
    await again.drawer.locator('.sanction').waitFor({ state: 'detached' });
    expect(await sites(author)).toEqual([]);
    await again.desk.close();
  }, 60_000);
});
