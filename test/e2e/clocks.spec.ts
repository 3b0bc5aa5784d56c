import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CommentView, OwnComment } from '../../src/contract/comments.schemas.js';
import { Clock } from '../../src/database/clock.js';
import type { LogEntryView } from '../../src/contract/log.schemas.js';
import { Api } from '../support/api.js';
import { startApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { eventsOf, LiveClient } from '../support/live-client.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';

/** Two such clocks differ by more than an access token lives, and more than a comment may be edited. */
const ERROR_MS = 10 * 60_000;
const WRONG_CLOCK = pathToFileURL(path.resolve(import.meta.dirname, '../support/wrong-clock.mjs')).href;

let database: TestDatabase;
let servers: { ahead: RunningServer; behind: RunningServer };
let newsroom: Newsroom;
let author: Person;
let moderator: Person;
let articleId: string;

const startWrong = (error: number): Promise<RunningServer> =>
  startServer(database.url, { NODE_OPTIONS: `--import=${WRONG_CLOCK}`, CLOCK_ERROR_MS: String(error) });

beforeAll(async () => {
  database = await createTestDatabase();
  const [ahead, behind] = await Promise.all([startWrong(ERROR_MS), startWrong(-ERROR_MS)]);
  servers = { ahead, behind };
  newsroom = await Newsroom.open(ahead.url, database.url);
  [author, moderator] = await Promise.all([newsroom.reader(), newsroom.moderator()]);
}, 60_000);

beforeEach(async () => {
  articleId = (await newsroom.article()).id;
});

afterAll(async () => {
  await Promise.all([servers?.ahead.stop(), servers?.behind.stop()]);
  await database?.drop();
});

const at = (server: { url: string }, person: Person): Api => new Api(server.url, person.token);
const databaseTime = async (): Promise<number> =>
  Number((await newsroom.sql<{ now: number }>('SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now'))[0]?.now);

async function comment(server: { url: string }, parentId?: string): Promise<OwnComment> {
  const path = `/api/articles/${articleId}/comments`;
  const { status, body } = await at(server, author).post<{ comment: OwnComment }>(path, { body: sentence(), parentId });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.comment;
}

/** Written through one process after the other, each an answer to the first. */
async function conversation(one: { url: string }, other: { url: string }): Promise<CommentView[]> {
  const root = await comment(one);
  const said: CommentView[] = [root];
  for (const server of [other, one, other, one]) said.push(await comment(server, root.id));
  return said;
}

async function expectInOrder(said: readonly CommentView[]): Promise<void> {
  expect(said.map(({ id }) => id)).toEqual(said.map(({ id }) => id).toSorted());
  expect(said.map(({ createdAt }) => createdAt)).toEqual(said.map(({ createdAt }) => createdAt).toSorted());
  const { events } = await eventsOf(newsroom.api.url, articleId, { after: 0 });
  expect(events.map(({ commentId }) => commentId)).toEqual(said.map(({ id }) => id));
  expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).toSorted());
}

describe('two processes whose clocks are twenty minutes apart', () => {
  it.each(['ahead', 'behind'] as const)('write one conversation in one order, the one %s first', async (first) => {
    const begun = await databaseTime();
    const said = await conversation(servers[first], servers[first === 'ahead' ? 'behind' : 'ahead']);
    await expectInOrder(said);
    for (const { createdAt } of said) {
      expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(begun - 1_000);
      expect(Date.parse(createdAt)).toBeLessThanOrEqual((await databaseTime()) + 1_000);
    }
  });

  it('accept each other’s tokens, which live for a quarter of an hour by the database', async () => {
    for (const [one, other] of [
      [servers.ahead, servers.behind],
      [servers.behind, servers.ahead],
    ] as const) {
      const person = await Newsroom.register(new Api(one.url), 'reader');
      expect(await at(other, person).get('/api/accounts/me')).toMatchObject({ status: 200 });
      const claims = JSON.parse(Buffer.from(person.token.split('.')[1] ?? '', 'base64url').toString()) as {
        exp: number;
      };
      expect(Math.abs(claims.exp - 900 - (await databaseTime()) / 1_000)).toBeLessThan(60);
      const client = new LiveClient(other.url, person.token);
      expect(await client.ask('account')).toMatchObject({ ok: true });
      client.close();
    }
  });

  it('let a comment be edited for as long, whichever took it', async () => {
    const { id, revision } = await comment(servers.behind);
    const edited = await at(servers.ahead, author).patch<{ editedAt: string; createdAt: string }>(
      `/api/comments/${id}`,
      {
        body: sentence(),
        revision,
      },
    );
    expect(edited).toMatchObject({ status: 200 });
    const lapse = Date.parse(edited.body.editedAt) - Date.parse(edited.body.createdAt);
    expect(lapse).toBeGreaterThanOrEqual(0);
    expect(lapse).toBeLessThan(60_000);
  });

  it('log what moderators do in the order in which they did it', async () => {
    const { id, revision } = await comment(servers.behind);
    const rejected = await at(servers.ahead, moderator).post<{ id: string }>(
      `/api/moderation/comments/${id}/decisions`,
      { action: 'reject', reason: 'off-topic', revision },
    );
    expect(rejected).toMatchObject({ status: 201 });
    const undone = await at(servers.behind, moderator).post(`/api/moderation/decisions/${rejected.body.id}/undo`);
    expect(undone).toMatchObject({ status: 201 });
    const log = await moderator.api.get<{ items: LogEntryView[] }>(`/api/moderation/log?comment=${id}`);
    expect(log.body.items.map(({ action }) => action)).toEqual(['comment.undo', 'comment.reject']);
    const times = log.body.items.map((entry) => entry.at);
    expect(times).toEqual(times.toSorted().reverse());
  });

  it('hand a claimed comment to nobody else', async () => {
    const siteId = await newsroom.site({ moderation: 'pre' });
    articleId = (await newsroom.article({}, siteId)).id;
    const { id } = await comment(servers.behind);
    const [first, second] = await Promise.all([newsroom.moderator(siteId), newsroom.moderator(siteId)]);
    const claim = { site: siteId, view: 'pending', limit: 5 };
    const taken = await at(servers.behind, first).post<{ items: unknown[] }>('/api/moderation/claims', claim);
    expect(taken.body.items).toMatchObject([{ comment: { id } }]);
    const left = await at(servers.ahead, second).post<{ items: unknown[] }>('/api/moderation/claims', claim);
    expect(left.body.items).toEqual([]);
  });

  it('suspend until the same moment', async () => {
    const culprit = await newsroom.reader();
    const until = new Date((await databaseTime()) + 15 * 60_000).toISOString();
    const sanction = { kind: 'suspend', until, reason: 'other' };
    const given = await at(servers.behind, newsroom.admin).post(
      `/api/moderation/accounts/${culprit.id}/sanctions`,
      sanction,
    );
    expect(given).toMatchObject({ status: 201 });
    for (const server of [servers.ahead, servers.behind]) {
      const refused = await at(server, culprit).post(`/api/articles/${articleId}/comments`, { body: sentence() });
      expect(refused).toMatchObject({ status: 403, body: { code: 'account.suspended', until } });
    }
  });
});

describe('a process that has the time wrong all the same', () => {
  it('dates nothing before what the article tells of already, a reply never before its parent', async () => {
    const apps = await Promise.all([startApp(database.url), startApp(database.url)]);
    try {
      for (const [nth, { app }] of apps.entries()) {
        const clock = app.get(Clock);
        const right = clock.now.bind(clock);
        clock.now = () => new Date(right().getTime() + (nth === 0 ? ERROR_MS / 10 : -ERROR_MS / 10));
      }
      await expectInOrder(await conversation(...(apps as [{ url: string }, { url: string }])));
    } finally {
      await Promise.all(apps.map((app) => app.close()));
    }
  });
});
