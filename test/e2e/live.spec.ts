import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/database/database.js';
import { newEvent } from '../../src/events/domain-events.js';
import { EventLogRepository } from '../../src/events/event-log.repository.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { eventsOf, LiveClient } from '../support/live-client.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { streamKey } from '../../src/contract/streams.js';

let database: TestDatabase;
let one: RunningApp;
let two: RunningApp;
let newsroom: Newsroom;
let author: Person;
let moderator: Person;
const clients: LiveClient[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  [one, two] = await Promise.all([startApp(database.url), startApp(database.url)]);
  newsroom = await Newsroom.open(one.url, database.url);
  [author, moderator] = await Promise.all([newsroom.reader(), newsroom.moderator()]);
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

afterAll(async () => {
  await Promise.all([one?.close(), two?.close()]);
  await database?.drop();
});

function connect(app: RunningApp, token?: string): LiveClient {
  const client = new LiveClient(app.url, token);
  clients.push(client);
  return client;
}

async function openArticle() {
  const { id } = await newsroom.article();
  const position = async () => {
    const { live } = await newsroom.page(id);
    return { epoch: live.epoch, after: live.seq };
  };
  return { id, stream: `article:${id}`, position };
}

const logOf = ({ app }: RunningApp) => ({ database: app.get(Database), log: app.get(EventLogRepository) });

describe('an article that is open on two processes', () => {
  it('shows everybody the same changes in the same order, each once', async () => {
    const article = await openArticle();
    const start = await article.position();
    const follows = await Promise.all(
      [one, two].map(async (app) => {
        const client = connect(app);
        return { client, follow: await client.follow(article.stream, start) };
      }),
    );
    const comments = await Promise.all([1, 2, 3, 4, 5].map(() => newsroom.comment(author, article.id)));
    await newsroom.decide(moderator, comments[0] ?? { id: '', revision: 0 }, 'reject');
    for (const { client, follow } of follows) {
      await client.reached(follow, start.after + 6);
      expect(follow.faults).toEqual([]);
      expect(follow.events.map(({ type }) => type)).toEqual([
        ...Array<string>(5).fill('comment.published'),
        'comment.removed',
      ]);
      expect(follow.events.at(-1)).toMatchObject({ commentId: comments[0]?.id, comment: null });
    }
    expect(follows[0]?.follow.events.map(({ commentId }) => commentId)).toEqual(
      follows[1]?.follow.events.map(({ commentId }) => commentId),
    );
  });

  it('answers over HTTP what it answers over a socket', async () => {
    const article = await openArticle();
    const start = await article.position();
    await newsroom.comment(author, article.id);
    const answer = await connect(two).ask(article.stream, start);
    const { epoch, head, reset, events } = await eventsOf(one.url, article.id, start);
    expect(answer).toEqual({ ok: true, stream: article.stream, epoch, head, reset, events });
    expect(events).toHaveLength(1);
  });

  it('never replays a text that another process removed, however soon one asks', async () => {
    const article = await openArticle();
    const start = await article.position();
    const warm = connect(two);
    const follow = await warm.follow(article.stream, start);
    for (let round = 1; round <= 10; round++) {
      const text = sentence();
      const comment = await newsroom.comment(author, article.id, text);
      await warm.reached(follow, start.after + 2 * round - 1);
      await newsroom.decide(moderator, comment, 'reject');
      const [socket, http] = await Promise.all([
        connect(two).ask(article.stream, start),
        eventsOf(two.url, article.id, start),
      ]);
      expect(JSON.stringify([socket, http])).not.toContain(text);
      expect(http.events.at(-1)).toMatchObject({ type: 'comment.removed', commentId: comment.id });
      await warm.reached(follow, start.after + 2 * round);
    }
  });

  it('is right again after the connection was lost while things happened', async () => {
    const article = await openArticle();
    const start = await article.position();
    const client = connect(two);
    const follow = await client.follow(article.stream, start);
    client.drop();
    await newsroom.comment(author, article.id);
    await newsroom.comment(author, article.id);
    await client.reached(follow, start.after + 2);
    expect(follow.faults).toEqual([]);
    expect(client.disconnects).toHaveLength(1);
  });

  it('is right again through a page taken anew when it was away for too long', async () => {
    const article = await openArticle();
    const start = await article.position();
    const { database: db, log } = logOf(one);
    const stream = streamKey('article', article.id);
    const many = Array.from({ length: 501 }, () => newEvent(stream, 'article.updated', null, null));
    await db.transaction((tx) => log.append(tx, many, new Date()));
    const client = connect(one);
    const follow = await client.follow(article.stream, start, article.position);
    expect(follow).toMatchObject({ resets: 1, events: [], position: { after: start.after + 501 } });
    await newsroom.comment(author, article.id);
    await client.reached(follow, start.after + 502);
  });

  it('hears nothing of a transaction that is rolled back, and its number goes to the next', async () => {
    const article = await openArticle();
    const start = await article.position();
    const { database: db, log } = logOf(one);
    const client = connect(two);
    const follow = await client.follow(article.stream, start);
    const event = newEvent(streamKey('article', article.id), 'article.updated', null, null);
    const failing = db.transaction(async (tx) => {
      await log.append(tx, [event], new Date());
      throw new Error('something else went wrong');
    });
    await expect(failing).rejects.toThrow('something else');
    const comment = await newsroom.comment(author, article.id);
    await client.reached(follow, start.after + 1);
    expect(follow.events).toMatchObject([{ seq: start.after + 1, commentId: comment.id }]);
  });

  it('skips nothing when a slow transaction commits after one that began later', async () => {
    const article = await openArticle();
    const start = await article.position();
    const { database: db, log } = logOf(one);
    const client = connect(two);
    const follow = await client.follow(article.stream, start);
    const event = newEvent(streamKey('article', article.id), 'article.updated', null, null);
    let commit: () => void = () => undefined;
    const mayCommit = new Promise<void>((resolve) => (commit = resolve));
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const slow = db.transaction(async (tx) => {
      await log.append(tx, [event], new Date());
      begun();
      await mayCommit;
    });
    await hasBegun;
    const quick = newsroom.comment(author, article.id);
    // Whoever subscribes meanwhile joins before both.
    const early = await connect(one).ask(article.stream, start);
    expect(early).toMatchObject({ head: start.after, events: [] });
    commit();
    await Promise.all([slow, quick]);
    await client.reached(follow, start.after + 2);
    expect(follow.events.map(({ type }) => type)).toEqual(['article.updated', 'comment.published']);
  });

  it('goes on while no wake-up reaches it, and after the connection for wake-ups is back', async () => {
    const article = await openArticle();
    const start = await article.position();
    const client = connect(two);
    const follow = await client.follow(article.stream, start);
    await newsroom.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'palabre wake-ups' AND datname = current_database()`,
    );
    await newsroom.comment(author, article.id);
    await client.reached(follow, start.after + 1);
    await newsroom.comment(author, article.id);
    await client.reached(follow, start.after + 2);
    expect(follow.faults).toEqual([]);
  });

  it('counts its readers over both processes', async () => {
    const article = await openArticle();
    const [here, there] = [connect(one), connect(two)];
    await Promise.all([here.ask(article.stream), there.ask(article.stream)]);
    const shown = (client: LiveClient) => client.gauges.findLast(({ readers }) => readers !== undefined)?.readers;
    await Promise.all([here.until(() => shown(here) === 2), there.until(() => shown(there) === 2)]);
    there.close();
    await here.until(() => shown(here) === 1);
    expect(here.gauges.every(({ stream }) => stream === article.stream)).toBe(true);
  });

  it('shows reactions to those who stay, to those who join, and to those who come back', async () => {
    const article = await openArticle();
    const comment = await newsroom.comment(author, article.id);
    const shown = (client: LiveClient) => client.gauges.findLast(({ reactions }) => reactions?.[comment.id])?.reactions;
    const staying = connect(two);
    await staying.ask(article.stream);
    await moderator.api.put(`/api/comments/${comment.id}/reaction`);
    await staying.until(() => shown(staying)?.[comment.id] === 1);
    const joining = connect(two);
    await joining.ask(article.stream);
    await joining.until(() => shown(joining)?.[comment.id] === 1);
    const elsewhere = connect(one);
    await elsewhere.ask(article.stream);
    await elsewhere.until(() => shown(elsewhere)?.[comment.id] === 1);
    await moderator.api.delete(`/api/comments/${comment.id}/reaction`);
    const zero = (client: LiveClient) => client.gauges.some(({ reactions }) => reactions?.[comment.id] === 0);
    await Promise.all([staying, joining, elsewhere].map((client) => client.until(() => zero(client))));
    expect([staying, joining, elsewhere].map((client) => client.disconnects)).toEqual([[], [], []]);
  });

  it('shows the last count of what was liked and removed in one breath, where its tombstone stays', async () => {
    const article = await openArticle();
    const comment = await newsroom.comment(author, article.id);
    await newsroom.comment(author, article.id, sentence(), comment.id);
    await author.api.put(`/api/comments/${comment.id}/reaction`);
    // Somebody who stays, so that the room remembers the count.
    const staying = connect(one);
    await staying.follow(article.stream, await article.position());
    const count = (client: LiveClient) =>
      client.gauges.findLast(({ reactions }) => reactions?.[comment.id] !== undefined)?.reactions?.[comment.id];
    await staying.until(() => count(staying) === 1);
    await moderator.api.put(`/api/comments/${comment.id}/reaction`);
    await newsroom.decide(moderator, comment, 'reject');
    const coming = connect(one);
    const follow = await coming.follow(article.stream, await article.position());
    await coming.until(
      () => count(coming) === 2,
      () => coming.gauges,
    );
    expect(follow.faults).toEqual([]);
  });
});

describe('a desk', () => {
  it('hears of what is submitted and decided, with counts and claims', async () => {
    const siteId = await newsroom.site({ moderation: 'pre' });
    const colleague = await newsroom.moderator(siteId);
    const { id: articleId } = await newsroom.article({}, siteId);
    const desk = connect(two, colleague.token);
    const follow = await desk.follow(`moderation:${siteId}`, {
      epoch: (await eventsOf(one.url, articleId)).epoch,
      after: 0,
    });
    await desk.until(() => desk.gauges.some(({ counts }) => counts?.pending === 0));
    const comment = await newsroom.comment(author, articleId);
    await desk.reached(follow, 1);
    expect(follow.events).toMatchObject([
      { type: 'comment.submitted', comment: { id: comment.id, body: comment.body } },
    ]);
    await desk.until(() => desk.gauges.some(({ counts }) => counts?.pending === 1));
    await colleague.api.post('/api/moderation/claims', { site: siteId, view: 'pending', limit: 1 });
    const by = { id: colleague.id, name: colleague.name };
    await desk.until(() => desk.gauges.some(({ claims }) => claims?.[comment.id]?.by.id === by.id));
    await newsroom.decide(colleague, comment, 'approve');
    await desk.reached(follow, 2);
    expect(follow.events[1]).toMatchObject({ type: 'comment.decided', commentId: comment.id, action: 'approve', by });
    await desk.until(() => desk.gauges.some(({ claims }) => claims?.[comment.id] === null));
    await desk.until(
      () => desk.gauges.at(-1)?.counts?.pending === 0 || desk.gauges.some(({ counts }) => counts?.published === 1),
    );
  });
});

describe('an author', () => {
  it('hears on every process what becomes of a comment', async () => {
    const siteId = await newsroom.site({ moderation: 'pre' });
    const colleague = await newsroom.moderator(siteId);
    const writer = await newsroom.reader();
    const { id: articleId } = await newsroom.article({}, siteId);
    const client = connect(two, writer.token);
    const follow = await client.follow('account', { epoch: (await eventsOf(one.url, articleId)).epoch, after: 0 });
    const comment = await newsroom.comment(writer, articleId);
    await newsroom.decide(colleague, comment, 'reject');
    await client.reached(follow, 2);
    expect(follow.events).toMatchObject([
      { type: 'comment.held' },
      { type: 'comment.rejected', commentId: comment.id },
    ]);
    expect(follow.events[1]).toMatchObject({ comment: { body: comment.body, reasons: [expect.anything()] } });
  });
});
