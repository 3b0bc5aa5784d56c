import { randomUUID } from 'node:crypto';
import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticlePage, OwnComment } from '../../src/contract/comments.schemas.js';
import type { DecisionOutcome, UndoOutcome } from '../../src/contract/decisions.schemas.js';
import { BULK_LIMIT } from '../../src/contract/limits.js';
import { newId } from '../../src/common/ids.js';
import { POOL_SIZE } from '../../src/database/data-source.js';
import { Database } from '../../src/database/database.js';
import type { Answer, Problem } from '../support/api.js';
import { startApp, type RunningApp } from '../support/app.js';
import { LiveClient } from '../support/live-client.js';
import { Newsroom, PASSWORD, sentence, type Person } from '../support/newsroom.js';
import { OwnPostgres } from '../support/own-postgres.js';
import { eventually } from '../support/patience.js';

let postgres: OwnPostgres;
let server: RunningApp;
let newsroom: Newsroom;
let reader: Person;
let moderator: Person;

beforeAll(async () => {
  postgres = await OwnPostgres.start();
  // In the time that readers are given, not that of tests.
  server = await startApp(postgres.url, { NODE_ENV: 'development' });
  newsroom = await Newsroom.open(server.url, postgres.url);
  [reader, moderator] = await Promise.all([newsroom.reader(), newsroom.moderator()]);
}, 120_000);

afterAll(async () => {
  postgres?.thaw();
  await server?.close();
  await postgres?.stop();
});

const pageOf = (id: string): string => `/api/articles/${id}/comments`;
const send = (articleId: string, key?: string) =>
  reader.api.post<Problem & { comment: OwnComment }>(
    pageOf(articleId),
    { body: sentence() },
    key === undefined ? {} : { 'idempotency-key': key },
  );
const signIn = () => newsroom.api.post('/api/auth/login', { email: reader.email, password: PASSWORD });

/** Asks until the server is ready again; the deadline of the test ends it otherwise. */
async function recovered(): Promise<void> {
  while ((await newsroom.api.get('/health/ready')).status !== 200) await delay(50);
}

function statusOf(url: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => response.resume().on('end', () => resolve(response.statusCode))).on(
      'error',
      reject,
    );
  });
}

const unavailable = { status: 503, body: { code: 'service.unavailable' } };

/** Every door that asks the database, each with the answer that it gives. */
function knockEverywhere(articleId: string): Promise<Answer<Problem>[]> {
  const foreign = { origin: 'https://phare.example' };
  return Promise.all([
    newsroom.api.get(`/api/articles/${newId()}/comments`),
    newsroom.api.call<Problem>('GET', `/api/comments/${newId()}/context`, undefined, foreign),
    newsroom.api.get(
      `/api/articles/${articleId}/comments?cursor=WyIwMTliZjI0OC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDAiLDBd`,
    ),
    signIn(),
    newsroom.api.post('/api/auth/register', {
      email: `${randomUUID()}@readers.example`,
      name: 'Nouvelle',
      password: PASSWORD,
    }),
    newsroom.api.post('/api/auth/refresh', undefined, {
      cookie: `palabre_refresh=${'a'.repeat(43)}`,
      origin: server.url,
    }),
    reader.api.get('/api/accounts/me'),
    send(articleId),
    moderator.api.get(`/api/moderation/queue?site=${newsroom.siteId}&view=pending`),
    newsroom.admin.api.get('/api/sites'),
  ]);
}

describe('a row that somebody holds', () => {
  it('keeps the comments of its article, and nothing else', async () => {
    const [locked, free] = [await newsroom.article(), await newsroom.article()];
    await newsroom.comment(reader, locked.id);
    const lock = await postgres.hold('SELECT FROM streams WHERE key = $1 FOR UPDATE', [`article:${locked.id}`]);
    try {
      const refused = Array.from({ length: 30 }, () => send(locked.id));
      expect((await send(free.id)).status).toBe(201);
      const others = await Promise.all([send(free.id), newsroom.api.get(pageOf(locked.id)), signIn()]);
      expect(others.map(({ status }) => status)).toEqual([201, 200, 200]);
      for (const answer of await Promise.all(refused)) {
        expect(answer).toMatchObject(unavailable);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
    } finally {
      await lock.end();
    }
    expect((await send(locked.id)).status).toBe(201);
  });

  it('keeps the comments of its site, and those of no other', async () => {
    const elsewhere = await newsroom.article({}, await newsroom.site());
    const article = await newsroom.article();
    await newsroom.comment(reader, article.id);
    const lock = await postgres.hold('SELECT FROM streams WHERE key = $1 FOR UPDATE', [
      `moderation:${newsroom.siteId}`,
    ]);
    try {
      const refused = [send(article.id), send(article.id), send(article.id)];
      expect((await moderator.api.post(pageOf(elsewhere.id), { body: sentence() })).status).toBe(201);
      for (const answer of await Promise.all(refused)) expect(answer).toMatchObject(unavailable);
    } finally {
      await lock.end();
    }
    expect((await send(article.id)).status).toBe(201);
  });

  it('leaves connections to those who read, whoever waits to write; ready tells of them', async () => {
    const article = await newsroom.article();
    const comments = await Promise.all(Array.from({ length: 40 }, () => newsroom.comment(reader, article.id)));
    const lock = await postgres.hold('SELECT FROM streams WHERE key = $1 FOR UPDATE', [`article:${article.id}`]);
    try {
      const writers = comments.map(({ id }) => reader.api.delete(`/api/comments/${id}`));
      let ready: Answer<Problem & { missing?: string[] }>;
      do ready = await newsroom.api.get('/health/ready');
      while (ready.status === 200);
      expect(ready).toMatchObject({ status: 503, body: { code: 'service.not-ready', missing: ['writers'] } });
      expect(server.app.get(Database).writers.running).toBeLessThan(POOL_SIZE);
      expect((await newsroom.api.get(pageOf(article.id))).status).toBe(200);
      expect((await newsroom.api.get('/metrics')).status).toBe(200);
      expect((await reader.api.get('/api/accounts/me')).status).toBe(200);
      for (const answer of await Promise.all(writers)) expect(answer).toMatchObject(unavailable);
    } finally {
      await lock.end();
    }
    await recovered();
    expect((await reader.api.delete(`/api/comments/${comments[0]?.id}`)).status).toBe(204);
  });
});

describe('many decisions at once', () => {
  it('are undone one by one: what was done before the database gave no answer is told, and the rest can be asked for again', async () => {
    const [free, locked] = [await newsroom.article(), await newsroom.article()];
    const decisions: string[] = [];
    for (const { id } of [free, locked, free]) {
      decisions.push((await newsroom.decide(moderator, await newsroom.comment(reader, id), 'reject')).id);
    }
    const undo = async (ids: string[]) =>
      (await moderator.api.post<{ items: UndoOutcome[] }>('/api/moderation/decisions/undo', { ids })).body.items;
    const lock = await postgres.hold('SELECT FROM streams WHERE key = $1 FOR UPDATE', [`article:${locked.id}`]);
    try {
      expect(await undo(decisions)).toMatchObject([
        { ok: true },
        { ok: false, code: 'service.unavailable' },
        { ok: false, code: 'service.unavailable' },
      ]);
    } finally {
      await lock.end();
    }
    expect(await undo(decisions)).toMatchObject([{ ok: false, code: 'decision.conflict' }, { ok: true }, { ok: true }]);
  });

  it('have more time than one', async () => {
    const article = await newsroom.article();
    const comments = await Promise.all([newsroom.comment(reader, article.id), newsroom.comment(reader, article.id)]);
    const unknown = Array.from({ length: BULK_LIMIT - 2 }, newId);
    const items = [...comments.map(({ id }) => id), ...unknown].map((commentId) => ({ commentId, revision: 1 }));
    const slow = ['comments', 'decisions', 'events', 'moderation_log'];
    await postgres.administer(`
      CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.8); RETURN NULL; END $$;
      ${slow.map((table) => `CREATE TRIGGER slowly AFTER INSERT OR UPDATE ON ${table} EXECUTE FUNCTION slowly();`).join('')}`);
    try {
      const body = { items, action: 'reject', reason: 'off-topic' };
      const answer = await moderator.api.post<{ items: DecisionOutcome[] }>('/api/moderation/decisions', body);
      expect(answer.status).toBe(200);
      expect(answer.body.items.filter(({ ok }) => ok).map(({ commentId }) => commentId)).toEqual(
        comments.map(({ id }) => id),
      );
    } finally {
      await postgres.administer('DROP FUNCTION slowly CASCADE');
    }
  });
});

describe('a frozen database', () => {
  it('is waited for no longer by a search that it has begun than by any other request', async () => {
    const lock = await postgres.hold('LOCK TABLE comment_words');
    const search = moderator.api.get(`/api/moderation/queue?site=${newsroom.siteId}&view=published&q=mot`);
    await eventually(
      () =>
        newsroom.sql(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%comment_words%'`),
      (waiting) => waiting.length > 0,
    );
    postgres.freeze();
    try {
      const later = signIn();
      expect(await Promise.race([search.then(() => 'the search'), later.then(() => 'the other')])).toBe('the search');
      expect([await search, await later]).toMatchObject([unavailable, unavailable]);
    } finally {
      postgres.thaw();
      await lock.end();
    }
    await recovered();
  });

  it('makes every answer a 503 while it is frozen, but for pages that are kept; live reading goes on, and all is well afterwards', async () => {
    const [article, changed] = [await newsroom.article(), await newsroom.article()];
    const removed = await newsroom.comment(reader, changed.id);
    await newsroom.page(changed.id);
    await newsroom.decide(moderator, removed, 'reject');
    await newsroom.comment(reader, article.id);
    const kept = await newsroom.page(article.id);
    const live = await new LiveClient(server.url).connected();
    const heard = await live.follow(`article:${article.id}`, { epoch: kept.live.epoch, after: kept.live.seq });
    postgres.freeze();
    try {
      for (const answer of await knockEverywhere(article.id)) {
        expect(answer).toMatchObject(unavailable);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect((await newsroom.api.get<ArticlePage>(pageOf(article.id))).body).toEqual(kept);
      // What it showed was taken down: better nothing.
      expect(await newsroom.api.get(pageOf(changed.id))).toMatchObject(unavailable);
      expect(await newsroom.api.get('/health/ready')).toMatchObject({
        status: 503,
        body: { code: 'service.not-ready' },
      });
      expect((await newsroom.api.get('/health/live')).status).toBe(200);
      expect((await newsroom.api.get('/metrics')).status).toBe(200);
      expect(await live.ask(`article:${newId()}`)).toMatchObject({ ok: false, code: 'service.unavailable' });
    } finally {
      postgres.thaw();
    }
    await recovered();
    const comment = await newsroom.comment(reader, article.id);
    await live.until(() => heard.events.some(({ commentId }) => commentId === comment.id));
    live.close();
  });
});

describe('connections that the server ends', () => {
  it('cost a 503 at most, however often, and nothing that was acknowledged', async () => {
    const article = await newsroom.article();
    const acknowledged: string[] = [];
    const statuses = new Set<number>();
    for (let failover = 0; failover < 8; failover++) {
      const traffic = Array.from({ length: 10 }, async () => {
        const [written, ...read] = await Promise.all([
          send(article.id, randomUUID()),
          newsroom.api.get(`/api/articles?url=${encodeURIComponent(article.url)}`),
          newsroom.api.get(`${pageOf(article.id)}?limit=${1 + failover}`),
          reader.api.get('/api/accounts/me'),
        ]);
        if (written.status === 201) acknowledged.push(written.body.comment.id);
        for (const { status } of [written, ...read]) statuses.add(status);
      });
      await postgres.terminateConnections();
      await Promise.all(traffic);
    }
    expect([...statuses].filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
    await recovered();
    const { items } = (await reader.api.get<{ items: OwnComment[] }>('/api/accounts/me/comments?limit=100')).body;
    expect(acknowledged.filter((id) => !items.some((item) => item.id === id))).toEqual([]);
  });

  it('make a server that was killed answer 503 until it is there again, without a restart of ours', async () => {
    const article = await newsroom.article();
    postgres.kill();
    const first = await Promise.all([newsroom.api.get(pageOf(newId())), signIn(), send(article.id)]);
    expect(first.map(({ status }) => status).filter((status) => status === 500)).toEqual([]);
    await recovered();
    expect((await send(article.id)).status).toBe(201);
  });
});

describe('a full disk', () => {
  it('refuses what is to be written with a 503, and goes on serving what is there', async () => {
    const article = await newsroom.article();
    await postgres.administer(`
      CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER disk_full BEFORE INSERT ON comments EXECUTE FUNCTION disk_full()`);
    try {
      expect(await send(article.id)).toMatchObject(unavailable);
      expect((await newsroom.api.get(pageOf(article.id))).status).toBe(200);
    } finally {
      await postgres.administer('DROP FUNCTION disk_full CASCADE');
    }
    expect((await send(article.id)).status).toBe(201);
  });
});

describe('a flood', () => {
  it('of two thousand pages at once gets pages and refusals, never an error of ours', async () => {
    const articles = await Promise.all(Array.from({ length: 20 }, () => newsroom.article()));
    // Fewer sockets than the system lets wait to be accepted.
    const agent = new Agent({ keepAlive: true, maxSockets: 400 });
    const statuses = await Promise.all(
      Array.from({ length: 2_000 }, (_, nth) =>
        statusOf(`${server.url}${pageOf(articles[nth % 20]?.id ?? '')}?limit=${1 + Math.floor(nth / 20)}`, agent),
      ),
    );
    agent.destroy();
    expect([...new Set(statuses)].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(statuses).toContain(200);
    await recovered();
  });
});
