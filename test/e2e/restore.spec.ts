import type { ArticleEvent } from '../../src/contract/events.js';
import { afterEach, describe, expect, it } from '@jest/globals';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../src/database/migrate.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Api } from '../support/api.js';
import { sorted, takeCopy, type Copy } from '../support/article-copy.js';
import { restore, restoreData, takeBackup } from '../support/backup.js';
import { ADMIN_URL_VARIABLE, createTestDatabase } from '../support/database.js';
import { eventsOf, LiveClient, type Followed } from '../support/live-client.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { OwnServer } from '../support/own-server.js';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A page that somebody has open: taken once, and kept right by what the stream says. */
class OpenPage {
  private page: Copy = { total: 0, comments: {} };
  private constructor(
    readonly client: LiveClient,
    private readonly url: string,
    private readonly articleId: string,
  ) {}
  follow!: Followed;

  static async of(url: string, articleId: string): Promise<OpenPage> {
    const open = new OpenPage(new LiveClient(url), url, articleId);
    closing.push(async () => open.client.close());
    open.follow = await open.client.follow(`article:${articleId}`, await open.read(), () => open.read());
    return open;
  }

  get position() {
    return { ...this.follow.position };
  }

  get shown(): Copy {
    const { page, follow } = this;
    const events = (follow.events as ArticleEvent[]).filter((event) => event.type !== 'article.updated');
    const told = events.flatMap(({ comment }) => (comment ? [[comment.id, comment] as const] : []));
    return {
      total: events.findLast(({ total }) => total !== undefined)?.total ?? page.total,
      comments: { ...page.comments, ...Object.fromEntries(told) },
    };
  }

  async showsWhatIsStored(): Promise<void> {
    const { live, ...stored } = await takeCopy(new Api(this.url), this.articleId);
    await this.client.until(
      () => this.follow.position.epoch === live.epoch && this.follow.position.after >= live.seq,
      () => ({ wanted: live, position: this.follow.position }),
    );
    expect(sorted(this.shown)).toEqual(sorted(stored));
  }

  private async read() {
    const { live, ...page } = await takeCopy(new Api(this.url), this.articleId);
    this.page = page;
    return { epoch: live.epoch, after: live.seq };
  }
}

interface Story {
  app: RunningApp;
  newsroom: Newsroom;
  author: Person;
  articleId: string;
}

/** A newsroom on that database, with a page of two comments. */
async function begin(url: string): Promise<Story> {
  const app = await startApp(url);
  closing.push(() => app.close());
  const newsroom = await Newsroom.open(app.url, url);
  const author = await newsroom.reader();
  const { id: articleId } = await newsroom.article();
  const story = { app, newsroom, author, articleId };
  await write(story, 2);
  return story;
}

async function write({ newsroom, author, articleId }: Story, comments: number): Promise<void> {
  for (let nth = 0; nth < comments; nth++) await newsroom.comment(author, articleId, sentence());
}

/** After the restore: as many other comments as were lost, so that no number tells the two histories apart. */
async function expectNewHistory(story: Story, page: OpenPage, before: OpenPage['position'], app = story.app) {
  await write(story, 2);
  expect(await eventsOf(app.url, story.articleId, before)).toMatchObject({ reset: true, events: [] });
  await page.showsWhatIsStored();
  expect(Object.keys(page.shown.comments)).toHaveLength(4);
}

const migrated = async (): Promise<string> => {
  const database = await createTestDatabase();
  closing.push(() => database.drop());
  return database.url;
};
const adminUrl = (url: string): string => {
  const admin = new URL(process.env[ADMIN_URL_VARIABLE] ?? '');
  admin.pathname = new URL(url).pathname;
  return admin.href;
};

async function ownServer(): Promise<OwnServer> {
  const server = await OwnServer.start();
  closing.push(() => server.stop());
  await migrate(server.url);
  return server;
}

async function query<R>(connectionString: string, text: string, values: unknown[] = []): Promise<R[]> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text, values)).rows as R[];
  } finally {
    await client.end();
  }
}

describe('a page that is open while the database is restored', () => {
  it('is taken again after a restore into the same database, which drops the tables and makes them anew', async () => {
    const url = await migrated();
    const story = await begin(url);
    const backup = await takeBackup(url);
    await write(story, 2);
    const page = await OpenPage.of(story.app.url, story.articleId);
    const before = page.position;
    await restore(backup, url, adminUrl(url));
    await expectNewHistory(story, page, before);
  });

  it('is taken again though nothing happens after the restore, and the numbers are the same', async () => {
    const url = await migrated();
    const story = await begin(url);
    const page = await OpenPage.of(story.app.url, story.articleId);
    const { epoch } = page.position;
    await restore(await takeBackup(url), url, adminUrl(url));
    await page.client.until(() => page.position.epoch !== epoch);
    expect(page.follow.resets).toBe(1);
    await page.showsWhatIsStored();
  });

  it('is taken again after only the rows were replaced', async () => {
    const url = await migrated();
    const story = await begin(url);
    const backup = await takeBackup(url);
    await write(story, 2);
    const page = await OpenPage.of(story.app.url, story.articleId);
    const before = page.position;
    await restoreData(backup, adminUrl(url));
    await expectNewHistory(story, page, before);
  });

  it('is told that its article is gone, when the restored database has none', async () => {
    const url = await migrated();
    const story = await begin(url);
    const backup = await takeBackup(url);
    const { id } = await story.newsroom.article();
    const page = await OpenPage.of(story.app.url, id);
    await restore(backup, url, adminUrl(url));
    await page.client.until(() => page.follow.ended === 'article.not-found');
    expect(page.follow.resets).toBe(0);
    expect(await eventsOf(story.app.url, id, page.position)).toMatchObject({ status: 404, code: 'article.not-found' });
    expect(await eventsOf(story.app.url, story.articleId)).toMatchObject({ reset: false });
  });

  it('outlives the moments in which nothing is restored yet', async () => {
    const url = await migrated();
    const story = await begin(url);
    const page = await OpenPage.of(story.app.url, story.articleId);
    const backup = await takeBackup(url);
    await restoreData(new Map([...backup.keys()].map((table) => [table, '[]'])), adminUrl(url));
    expect(await eventsOf(story.app.url, story.articleId)).toMatchObject({ code: 'service.unavailable' });
    await restoreData(backup, adminUrl(url));
    await page.showsWhatIsStored();
  });

  it('is taken again after a restore into a new database', async () => {
    const [url, other] = [await migrated(), await migrated()];
    const story = await begin(url);
    const backup = await takeBackup(url);
    await write(story, 2);
    const before = (await OpenPage.of(story.app.url, story.articleId)).position;
    await restore(backup, other, adminUrl(other));
    const app = await startApp(other);
    closing.push(() => app.close());
    const author = { ...story.author, api: new Api(app.url, story.author.token) };
    const page = await OpenPage.of(app.url, story.articleId);
    await expectNewHistory({ ...story, app, author }, page, before);
  });

  it('is taken again after a standby that lagged was promoted', async () => {
    const server = await ownServer();
    const story = await begin(server.url);
    await server.stop();
    const copy = server.copy();
    await server.startAgain();
    const line = await server.line();
    writeFileSync(path.join(copy, 'postgres', 'standby.signal'), '');
    appendFileSync(path.join(copy, 'postgres', 'postgresql.auto.conf'), `primary_conninfo = '${line.url}'\n`);
    const standby = await OwnServer.start(copy);
    closing.push(() => standby.stop());
    await write(story, 1);
    const head = `article:${story.articleId}`;
    const replayed = () => query<{ seq: number }>(standby.url, 'SELECT seq FROM streams WHERE key = $1', [head]);
    while (Number((await replayed())[0]?.seq) < 3);
    await line.cut();
    await write(story, 1);
    const page = await OpenPage.of(story.app.url, story.articleId);
    const before = page.position;
    await server.failOver(standby);
    await query(standby.adminUrl, 'SELECT pg_promote()');
    await write(story, 1);
    expect(await eventsOf(story.app.url, story.articleId, before)).toMatchObject({ reset: true, events: [] });
    await page.showsWhatIsStored();
  });

  it('is taken again after a copy of the files was put back', async () => {
    const server = await ownServer();
    const story = await begin(server.url);
    await server.stop();
    const copy = server.copy();
    await server.startAgain();
    await write(story, 2);
    const page = await OpenPage.of(story.app.url, story.articleId);
    const before = page.position;
    await server.stop();
    server.putBack(copy);
    await server.startAgain();
    await expectNewHistory(story, page, before);
  });
});

describe('the name of a history', () => {
  it('stays while nothing was restored: through changes, upkeep, and the crash of one of the server’s processes', async () => {
    const server = await ownServer();
    // A crash takes with it whatever was not kept at its commit.
    await query(server.adminUrl, "ALTER SYSTEM SET wal_writer_delay = '10s'");
    await query(server.adminUrl, 'SELECT pg_reload_conf()');
    const story = await begin(server.url);
    const page = await OpenPage.of(story.app.url, story.articleId);
    const before = page.position;
    await query(server.adminUrl.replace(/postgres$/, 'palabre'), 'VACUUM (ANALYZE)');
    await crashOneProcess(server);
    await write(story, 1);
    await page.client.reached(page.follow, before.after + 1);
    expect(page.follow).toMatchObject({ position: { epoch: before.epoch }, resets: 0 });
    expect(before.epoch).toMatch(/^[0-9a-f]{32}$/);
  });
});

/** As a fault in it would: PostgreSQL then ends all its processes but the first, and recovers. */
async function crashOneProcess(server: OwnServer): Promise<void> {
  const client = new Client({ connectionString: server.url });
  const ended = new Promise<void>((resolve) => client.once('error', () => resolve()));
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
  await ended;
  for (let isBack = false; !isBack;) {
    isBack = await query(server.url, 'SELECT 1').then(
      () => true,
      () => false,
    );
  }
}
