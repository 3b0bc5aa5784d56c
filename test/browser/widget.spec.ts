import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { ArticleView } from '../../src/contract/articles.schemas.js';
import { seriousFaults } from '../support/accessibility.js';
import { openBrowser, Window } from '../support/chromium.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, PASSWORD, sentence } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';
import { startServer, type RunningServer } from '../support/server.js';
import { Desk } from './desk-window.js';
import { Publisher } from './publisher.js';
import { ReaderWindow } from './reader-window.js';

let database: TestDatabase;
let server: RunningServer;
let browser: Browser;
let publisher: Publisher;
let newsroom: Newsroom;
const windows: { window: Window; close(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  [server, browser, publisher] = await Promise.all([startServer(database.url), openBrowser(), Publisher.open()]);
  const origins = [publisher.origin(), publisher.origin('localhost')];
  newsroom = await Newsroom.open(server.url, database.url, { origins });
});

afterAll(async () => {
  await browser?.close();
  await publisher?.close();
  await server?.stop();
  await database?.drop();
});

afterEach(async () => {
  for (const { window, close } of windows.splice(0).map((one) => ({ window: one.window, close: () => one.close() }))) {
    expect(window.faults).toEqual([]);
    await close();
  }
});

async function openReader({ id }: ArticleView, options: BrowserContextOptions = {}): Promise<ReaderWindow> {
  const reader = await ReaderWindow.open(browser, publisher.story(server.url, id), options);
  windows.push(reader);
  return reader;
}

/** As browsers do that let no other site than that of the address bar keep anything. */
async function blockThirdPartyCookies({ context, page }: Window): Promise<void> {
  const debug = await context.newCDPSession(page);
  await debug.send('Network.enable');
  await debug.send(
    'Network.setCookieControls' as 'Network.enable',
    {
      enableThirdPartyCookieRestriction: true,
      disableThirdPartyCookieMetadata: true,
      disableThirdPartyCookieHeuristics: true,
    } as object,
  );
}

describe('a comment on its way', () => {
  it('waits, is approved, and appears in a third window; rejected afterwards, it vanishes there', async () => {
    const siteId = await newsroom.site({ moderation: 'pre', origins: [publisher.origin()] });
    const article = await newsroom.article({}, siteId);
    await newsroom.decide(newsroom.admin, await newsroom.comment(await newsroom.reader(), article.id), 'approve');
    const [author, moderator] = [await newsroom.reader(), await newsroom.moderator(siteId)];
    const [writing, reading] = [await openReader(article), await openReader(article)];
    const desk = await Desk.open(browser, server.url, moderator);
    windows.push(desk);

    await writing.signIn(author);
    const text = sentence();
    await writing.write(text);
    const own = writing.page.locator('.own-comment', { hasText: text });
    await own.getByText('Waiting for a moderator').waitFor();

    const id = await desk.dealt();
    expect(await desk.card.textContent()).toContain(text);
    await desk.page.keyboard.press('a');

    const arrived = reading.page.getByRole('button', { name: '1 new comment' });
    await arrived.waitFor();
    expect(await reading.comment(id).count()).toBe(0);
    await arrived.click();
    await reading.comment(id).getByText(text).waitFor();
    await writing.comment(id).getByText(text).waitFor();
    expect(await own.count()).toBe(0);

    await desk.go('queue/published');
    const row = desk.page.locator(`[data-comment="${id}"]`);
    await row.waitFor();
    await row.focus();
    await desk.page.keyboard.press('r');
    await desk.page.getByRole('dialog').waitFor();
    await desk.page.keyboard.press('2');

    await reading.comment(id).waitFor({ state: 'detached' });
    expect(await reading.page.locator('palabre-comments').textContent()).not.toContain(text);
    await writing.page.locator('.own-comment.rejected', { hasText: 'attacks a person' }).waitFor();
  });

  it('is edited, liked and withdrawn, and every open page follows in its place', async () => {
    const article = await newsroom.article();
    const [author, fan] = [await newsroom.reader(), await newsroom.reader()];
    const comment = await newsroom.comment(author, article.id);
    const reply = await newsroom.comment(fan, article.id, sentence(), comment.id);
    const [writing, reading] = [await openReader(article), await openReader(article)];
    await writing.signIn(author);

    const mine = writing.comment(comment.id);
    await mine.getByRole('button', { name: 'Edit your comment' }).click();
    await writing.page.getByRole('textbox', { name: 'Edit your comment' }).fill('Un texte tout neuf, et plus calme.');
    await writing.page.getByRole('button', { name: 'Save' }).click();
    await reading.comment(comment.id).getByText('Un texte tout neuf, et plus calme.').waitFor();

    await writing.comment(reply.id).locator('.like').click();
    await reading
      .comment(reply.id)
      .getByRole('button', { name: /1 like$/ })
      .waitFor();

    await mine.getByRole('button', { name: 'Withdraw your comment' }).click();
    await mine.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await reading.comment(comment.id).getByText('The author withdrew this comment.').waitFor();
    expect(await reading.comment(reply.id).count()).toBe(1);
  });
});

describe('a report', () => {
  it('names a reason of the site, reaches the moderators, and cannot be sent twice', async () => {
    const article = await newsroom.article();
    const comment = await newsroom.comment(await newsroom.reader(), article.id);
    const reader = await openReader(article);
    await reader.signIn(await newsroom.reader());
    await reader.comment(comment.id).locator('.report').click();
    const dialog = reader.page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.getByRole('radio').count()).toBeGreaterThan(4);
    await dialog.getByRole('radio', { name: 'Insult' }).check();
    await dialog.getByLabel('Anything to add?').fill('Relisez la deuxième phrase.');
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await reader.page.getByRole('status').getByText('a moderator will look at it').waitFor();
    expect(await reader.comment(comment.id).getByRole('button', { name: 'Reported' }).isDisabled()).toBe(true);
    const path = `/api/moderation/queue?site=${newsroom.siteId}&view=reported`;
    const queue = await newsroom.admin.api.get<{ items: { comment: { id: string }; reports: unknown[] }[] }>(path);
    const item = queue.body.items.find((known) => known.comment.id === comment.id);
    expect(item?.reports).toEqual([expect.objectContaining({ reason: 'insult', note: 'Relisez la deuxième phrase.' })]);
  });
});

describe('replying with the keyboard alone', () => {
  it('signs in on the way, posts, and never loses the focus', async () => {
    const article = await newsroom.article();
    const comment = await newsroom.comment(await newsroom.reader(), article.id);
    const author = await newsroom.reader();
    const reader = await openReader(article);
    const { page } = reader;
    const tabTo = async (label: RegExp): Promise<void> => {
      for (let steps = 0; !label.test(await reader.focus()); steps++) {
        if (steps > 40) throw new Error(`Tab does not lead to ${label}`);
        await page.keyboard.press('Tab');
      }
    };
    await tabTo(/>Sign in</);
    await reader.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(/type="email"/);
    await page.keyboard.type(author.email);
    await tabTo(/type="password"/);
    await page.keyboard.type(PASSWORD);
    await reader.press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await eventually(
      () => reader.focus(),
      (focus) => focus !== 'body',
    );

    await tabTo(/class="reply"/);
    await reader.press('Enter');
    await eventually(
      () => reader.focus(),
      (focus) => focus.includes('Your reply to'),
    );
    await page.keyboard.type('Je réponds sans souris, et sans me perdre.');
    await tabTo(/>Post reply</);
    await reader.press('Enter');
    const replies = page.locator('.replies [data-comment]');
    await replies.getByText('sans souris').waitFor();
    await eventually(
      () => reader.focus(),
      (focus) => focus.includes('data-comment'),
    );
    expect(comment.id).toBe((await reader.seen())[0]?.id);
  });
});

describe('what a reader keeps', () => {
  it('is the session and the draft over a reload, also where third-party cookies are blocked', async () => {
    const article = await newsroom.article();
    const author = await newsroom.reader();
    const reader = await openReader(article);
    await blockThirdPartyCookies(reader.window);
    await reader.signIn(author);
    await reader.page.getByRole('textbox', { name: 'Your comment' }).fill('Un brouillon à garder');
    await reader.page.reload();
    await reader.ready();
    await reader.page.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(await reader.page.getByRole('textbox', { name: 'Your comment' }).inputValue()).toBe('Un brouillon à garder');
    await reader.page.getByRole('button', { name: 'Sign out' }).click();
    await reader.page.getByText('Already have an account?').waitFor();
    await reader.page.reload();
    await reader.page.getByText('Already have an account?').waitFor();
  });

  it('is the draft alone on a foreign site, which may keep no cookie: that the session has ended is said', async () => {
    const article = await newsroom.article();
    const author = await newsroom.reader();
    const reader = await ReaderWindow.open(browser, publisher.story(server.url, article.id, { host: 'localhost' }));
    windows.push(reader);
    await blockThirdPartyCookies(reader.window);
    await reader.signIn(author);
    const text = sentence();
    await reader.write(text);
    await reader.page.locator('.threads').getByText(text).waitFor();
    await reader.page.getByRole('textbox', { name: 'Your comment' }).fill('Un brouillon à garder');
    await reader.page.reload();
    await reader.page.getByText('Your session has ended: sign in again.').waitFor();
    await reader.signIn(author);
    expect(await reader.page.getByRole('textbox', { name: 'Your comment' }).inputValue()).toBe('Un brouillon à garder');
    await reader.page.getByRole('button', { name: 'Sign out' }).click();
    await reader.page.getByText('Sign in or create your account to comment.').waitFor();
  });

  it('outlives a tab that crashes', async () => {
    const article = await newsroom.article();
    const comment = await newsroom.comment(await newsroom.reader(), article.id);
    const reader = await openReader(article);
    await reader.signIn(await newsroom.reader());
    await reader.page.getByRole('textbox', { name: 'Your comment' }).fill('Un brouillon à garder');
    const crashed = reader.page.waitForEvent('crash');
    reader.page.goto('chrome://crash').catch(() => undefined);
    await crashed;
    const page = await reader.window.tab();
    await page.goto(publisher.story(server.url, article.id));
    await page.locator(`[data-comment="${comment.id}"]`).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Your comment' }).inputValue()).toBe('Un brouillon à garder');
  });

  it('learns in the dialog what is wrong: passwords, addresses that are taken, names that pass for staff', async () => {
    const article = await newsroom.article();
    await newsroom.sql('UPDATE accounts SET name = $2 WHERE id = $1', [newsroom.admin.id, 'La Rédaction']);
    const reader = await openReader(article);
    const { page } = reader;
    await page.getByRole('button', { name: 'Create an account' }).click();
    const dialog = page.getByRole('dialog');
    const attempt = async (name: string, email: string, password: string, complaint: RegExp): Promise<void> => {
      await dialog.getByLabel('Public name').fill(name);
      await dialog.getByLabel('Email address').fill(email);
      await dialog.getByLabel('Password').fill(password);
      await dialog.getByRole('button', { name: 'Create an account' }).click();
      await dialog.getByText(complaint).waitFor();
    };
    const fresh = `${crypto.randomUUID()}@readers.example`;
    await attempt('Une lectrice', fresh, 'password1', /too common/);
    await attempt('Une lectrice', newsroom.admin.email, PASSWORD, /already an account/);
    await attempt('La Rédасtion', fresh, PASSWORD, /already has this name/);
    await dialog.getByLabel('Public name').fill('Une autre lectrice');
    await dialog.getByRole('button', { name: 'Create an account' }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(await page.locator('palabre-comments .who').textContent()).toContain('Une autre lectrice');
  });
});

describe('the widget on a foreign origin', () => {
  it('works where the site lists it', async () => {
    const article = await newsroom.article();
    const comment = await newsroom.comment(await newsroom.reader(), article.id);
    const reader = await ReaderWindow.open(browser, publisher.story(server.url, article.id, { host: 'localhost' }));
    windows.push(reader);
    await reader.comment(comment.id).waitFor();
    await reader.signIn(await newsroom.reader());
    const next = await newsroom.comment(await newsroom.reader(), article.id);
    await reader.page.getByRole('button', { name: '1 new comment' }).click();
    await reader.comment(next.id).waitFor();
    expect((await reader.seen()).map(({ id }) => id)).toEqual([next.id, comment.id]);
  });

  it('is refused where it is not listed, and the developer reads why', async () => {
    const stranger = await Publisher.open();
    const article = await newsroom.article();
    const window = await Window.open(browser);
    const said: string[] = [];
    window.page.on('console', (message) => said.push(message.text()));
    await window.page.goto(stranger.story(server.url, article.id));
    await window.page.getByText('The comments could not be loaded.').waitFor();
    const advice = new RegExp(`^Palabre: .*${stranger.origin()}.* origins`);
    const lines = await eventually(
      () => Promise.resolve(said),
      (all) => all.some((line) => advice.test(line)),
    );
    expect(lines.filter((line) => advice.test(line))).toHaveLength(1);
    await window.close();
    await stranger.close();
  });
});

describe('the demo newspaper', () => {
  it('embeds the comments of its story', async () => {
    const url = `${server.url}/demo/harbour-pool-reopens`;
    const declared = await newsroom.admin.api.post<ArticleView>('/api/articles', {
      siteId: newsroom.siteId,
      url,
      title: 'After three years, the harbour pool reopens',
    });
    const comment = await newsroom.comment(await newsroom.reader(), declared.body.id);
    const reader = await ReaderWindow.open(browser, url);
    windows.push(reader);
    await reader.comment(comment.id).waitFor();
    await reader.page.getByRole('link', { name: 'Le Courrier des Deux Rives' }).click();
    await reader.page.getByText('1 comment', { exact: true }).waitFor();
    expect(await seriousFaults(reader.page)).toEqual([]);
  });
});
