import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { io } from 'socket.io-client';
import { Api, type Problem } from '../support/api.js';
import { startApp, type RunningApp } from '../support/app.js';
import { ADMIN_URL_VARIABLE, createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, PASSWORD } from '../support/newsroom.js';
import { ServerProcess } from '../support/server-process.js';

type NotReady = Problem & { missing: string[] };

let database: TestDatabase;
let server: RunningApp;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startApp(database.url);
  newsroom = await Newsroom.open(server.url, database.url);
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

async function administer(...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: process.env[ADMIN_URL_VARIABLE] });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** Asks until the answer has that status; the deadline of the test ends it otherwise. */
async function readyWith(api: Api, status: number): Promise<NotReady> {
  for (;;) {
    const answer = await api.get<NotReady>('/health/ready');
    if (answer.status === status) return answer.body;
    await delay(20);
  }
}

describe('readiness', () => {
  it('is 200 while everything is there', async () => {
    expect(await newsroom.api.get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await newsroom.api.get('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('tells that the schema is older than the program', async () => {
    const own = await createTestDatabase();
    const app = await startApp(own.url);
    const client = new Client({ connectionString: own.url });
    await client.connect();
    await client.query('DELETE FROM migrations');
    const answer = await new Api(app.url).get<NotReady>('/health/ready');
    await client.end();
    expect(answer).toMatchObject({ status: 503, body: { code: 'service.not-ready', missing: ['migrations'] } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    await app.close();
    await own.drop();
  });

  it('tells that the database is away, and comes back with it; the process lives meanwhile', async () => {
    const own = await createTestDatabase();
    const app = await startApp(own.url);
    const api = new Api(app.url);
    const name = new URL(own.url).pathname.slice(1);
    await administer(
      `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
    );
    expect((await readyWith(api, 503)).missing).toContain('database');
    expect((await api.get('/health/live')).status).toBe(200);
    expect((await api.get('/metrics')).status).toBe(200);
    await administer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await readyWith(api, 200);
    await app.close();
    await own.drop();
  });
});

describe('the metrics', () => {
  const metrics = async (): Promise<string> => {
    const response = await fetch(`${server.url}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    return response.text();
  };
  const value = (text: string, name: string): number =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.slice(name.length + 1),
    );

  it('tell the queue of each site, and count decisions', async () => {
    const siteId = await newsroom.site({ moderation: 'pre' });
    const moderator = await newsroom.moderator(siteId);
    const author = await newsroom.reader();
    const article = await newsroom.article({}, siteId);
    const before = value(await metrics(), 'palabre_decisions_total{action="approve"}') || 0;
    const first = await newsroom.comment(author, article.id);
    await newsroom.comment(author, article.id);
    const waiting = await metrics();
    expect(value(waiting, `palabre_queue_length{site="${siteId}"}`)).toBe(2);
    expect(value(waiting, `palabre_queue_age_seconds{site="${siteId}"}`)).toBeGreaterThan(0);
    await newsroom.decide(moderator, first, 'approve');
    const decided = await metrics();
    expect(value(decided, `palabre_queue_length{site="${siteId}"}`)).toBe(1);
    expect(value(decided, 'palabre_decisions_total{action="approve"}')).toBe(before + 1);
  });

  it('tell connections, rooms and deliveries', async () => {
    const article = await newsroom.article();
    const before = await metrics();
    const socket = io(`${server.url}/live`, { transports: ['websocket'], forceNew: true });
    await socket.emitWithAck('subscribe', { stream: `article:${article.id}` });
    const author = await newsroom.reader();
    const heard = new Promise((resolve) => void socket.once('events', resolve));
    await newsroom.comment(author, article.id);
    await heard;
    const after = await metrics();
    for (const name of ['palabre_live_connections', 'palabre_live_rooms', 'palabre_live_deliveries_total']) {
      expect({ name, grown: value(after, name) > value(before, name) }).toEqual({ name, grown: true });
    }
    socket.close();
  });

  it('tell request durations by the template of the route, the pool and the event loop', async () => {
    const article = await newsroom.article();
    await newsroom.page(article.id);
    await newsroom.api.get('/no/such/route');
    const text = await metrics();
    expect(text).toContain('{method="GET",route="/api/articles/:id/comments",status="200"}');
    expect(text).toContain('{method="GET",route="unmatched",status="404"}');
    expect(text).not.toContain(article.id);
    expect(value(text, 'palabre_database_connections{state="total"}')).toBeGreaterThan(0);
    expect(value(text, 'palabre_database_statements_total')).toBeGreaterThan(0);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });
});

describe('an answer', () => {
  it('carries the id of its request, which no client can choose', async () => {
    const headers = { 'x-request-id': 'mine' };
    const answers = [
      await newsroom.api.call('GET', '/health/live', undefined, headers),
      await newsroom.api.call('GET', '/no/such/route', undefined, headers),
    ];
    const ids = answers.map((answer) => answer.headers.get('x-request-id'));
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the log of a running server', () => {
  it('tells every request, and nothing of whom or about what it was', async () => {
    const own = await createTestDatabase();
    const child = new ServerProcess(
      { DATABASE_URL: own.url, SECRET: 'a secret of the tests, long enough to be one', RATE_LIMIT_FACTOR: '10000' },
      'dist/src/main.js',
    );
    const url = await child.ready();
    const room = await Newsroom.open(url, own.url);
    const author = await room.reader();
    const article = await room.article();
    const comment = await room.comment(author, article.id, 'Une phrase que personne ne doit lire dans le journal.');
    await room.api.post('/api/auth/login', { email: author.email, password: 'not the right one' });
    await room.api.get(`/api/articles?url=${encodeURIComponent(article.url)}`);
    await room.api.get(`/api/articles/${'x'.repeat(50)}`);
    const { output } = await child.stop();
    await own.drop();
    const lines = output.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as object] : []));
    expect(lines).toContainEqual(
      expect.objectContaining({
        msg: 'request',
        method: 'POST',
        route: '/api/articles/:id/comments',
        status: 201,
        requestId: expect.any(String),
      }),
    );
    const secrets = [author.email, author.name, author.token, PASSWORD, 'not the right one', 'Une phrase', 'xxxxx'];
    const places = [article.url, article.id, comment.id];
    expect([...secrets, ...places].filter((secret) => JSON.stringify(lines).includes(secret))).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain('127.0.0.1');
  });
});
