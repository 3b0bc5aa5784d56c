import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import { Database } from '../../src/database/database.js';
import { newEvent } from '../../src/events/domain-events.js';
import { EventLogRepository } from '../../src/events/event-log.repository.js';
import { RealtimeStats } from '../../src/realtime/realtime-stats.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { eventsOf, LiveClient } from '../support/live-client.js';
import { Newsroom } from '../support/newsroom.js';
import { RawLiveSocket } from '../support/raw-live-socket.js';
import { streamKey } from '../../src/contract/streams.js';

const TRANSPORTS = ['websocket', 'polling'] as const;

let database: TestDatabase;
let app: RunningApp;
let newsroom: Newsroom;
const clients: LiveClient[] = [];
const started: RunningApp[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startApp(database.url);
  newsroom = await Newsroom.open(app.url, database.url);
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await Promise.all(started.splice(0).map((other) => other.close()));
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

function connect(url: string, options: ConstructorParameters<typeof LiveClient>[2] = {}): LiveClient {
  const client = new LiveClient(url, undefined, { reconnection: false, ...options });
  clients.push(client);
  return client;
}

async function startAnother(environment: NodeJS.ProcessEnv): Promise<RunningApp> {
  const other = await startApp(database.url, environment);
  started.push(other);
  return other;
}

const from = (origin: string) => ({ extraHeaders: { origin } });

describe.each(TRANSPORTS)('a handshake over %s', (transport) => {
  const transports = [transport];

  it('is refused from a page that no site lists', async () => {
    const client = connect(app.url, { transports, ...from('https://evil.example') });
    await expect(client.connected()).rejects.toThrow(/error/);
  });

  it.each([
    ['of another scheme', (url: string) => url.replace('http:', 'https:')],
    ['of another port', (url: string) => url.replace(/\d+$/, '9')],
    ['with a name of its own', (url: string) => url.replace('//', '//user@')],
    ['of no web scheme', (url: string) => url.replace('http:', 'ws:')],
    ['that hides', () => 'null'],
    ['of a listed host under another scheme', () => 'http://phare.example'],
  ])('is refused from an origin %s', async (_, written) => {
    const client = connect(app.url, { transports, ...from(written(app.url)) });
    await expect(client.connected()).rejects.toThrow(/error/);
  });

  it('knows our own pages by what a trusted proxy says of the scheme', async () => {
    const { url } = await startAnother({ TRUSTED_PROXIES: '127.0.0.1' });
    const headers = (origin: string) => ({ extraHeaders: { origin, 'x-forwarded-proto': 'https' } });
    const own = await connect(url, { transports, ...headers(url.replace('http:', 'https:')) }).connected();
    expect(own.socket.connected).toBe(true);
    await expect(connect(url, { transports, ...headers(url) }).connected()).rejects.toThrow(/error/);
    const untrusted = connect(app.url, { transports, ...headers(app.url.replace('http:', 'https:')) });
    await expect(untrusted.connected()).rejects.toThrow(/error/);
  });

  it('is open to listed sites, to our own pages and to programs', async () => {
    for (const options of [from('https://phare.example'), from(app.url), {}]) {
      const client = await connect(app.url, { transports, ...options }).connected();
      expect(client.socket.connected).toBe(true);
    }
  });

  it('leads to what was missed, for everybody who asks', async () => {
    const { id } = await newsroom.article();
    const author = await newsroom.reader();
    for (let nth = 0; nth < 3; nth++) await newsroom.comment(author, id);
    const stream = `article:${id}`;
    const { epoch, head, reset, events } = await eventsOf(app.url, id, { after: 1 });
    expect(events).toHaveLength(2);
    const answers = await Promise.all([1, 2].map(() => connect(app.url, { transports }).ask(stream, { after: 1 })));
    const expected = { ok: true, stream, epoch, head, reset, events };
    expect(answers).toEqual([expected, expected]);
  });

  it('is limited per address', async () => {
    const { url } = await startAnother({ RATE_LIMIT_FACTOR: '0.01' });
    await Promise.all([1, 2, 3].map(() => connect(url, { transports }).connected()));
    await expect(connect(url, { transports }).connected()).rejects.toThrow(/error/);
  });
});

describe('a connection', () => {
  it('gets cross-origin headers for polling only when its page is listed', async () => {
    const ask = async (origin: string) =>
      (await fetch(`${app.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin } })).headers.get(
        'access-control-allow-origin',
      );
    expect(await ask('https://phare.example')).toBe('https://phare.example');
    expect(await ask('https://evil.example')).toBeNull();
  });

  it.each(['/', '/elsewhere'])('is refused in the namespace %s', async (namespace) => {
    const socket = io(`${app.url}${namespace}`, { transports: ['websocket'], forceNew: true, reconnection: false });
    const refused = new Promise<Error>((resolve, reject) => {
      socket.once('connect_error', resolve);
      socket.once('connect', () => reject(new Error('it was let in')));
    });
    expect((await refused).message).toMatch(/connect to \/live|Invalid namespace/);
    socket.close();
  });

  it('behind a proxy that is not trusted cannot choose its address', async () => {
    const { url } = await startAnother({ RATE_LIMIT_FACTOR: '0.01' });
    const forwarded = (n: number) => ({ extraHeaders: { 'x-forwarded-for': `192.0.2.${n}` } });
    await Promise.all([1, 2, 3].map((n) => connect(url, forwarded(n)).connected()));
    await expect(connect(url, forwarded(4)).connected()).rejects.toThrow(/error/);
    const trusting = await startAnother({ RATE_LIMIT_FACTOR: '0.01', TRUSTED_PROXIES: '127.0.0.1' });
    await Promise.all([1, 2, 3, 4, 5].map((n) => connect(trusting.url, forwarded(n)).connected()));
  });

  it('is told what is wrong with a message, and goes on', async () => {
    const client = connect(app.url);
    const { id } = await newsroom.article();
    const stream = `article:${id}`;
    const wrong: unknown[] = [
      undefined,
      null,
      'article',
      [],
      { stream: 7 },
      { stream: 'article:1' },
      { stream: `${stream}; DROP TABLE events` },
      { stream, after: -1 },
      { stream, after: 1.5 },
      { stream, after: '1' },
      { stream, after: 2 ** 60 },
      { stream, epoch: {} },
      { stream, epoch: 'e'.repeat(300) },
      { __proto__: { stream } },
    ];
    for (const message of wrong) {
      expect(await client.send('subscribe', message)).toMatchObject({ ok: false, code: 'request.invalid' });
    }
    expect(await client.send('unsubscribe', 3)).toMatchObject({ ok: false, code: 'request.invalid' });
    expect(await client.send('publish', {})).toMatchObject({ ok: false, code: 'message.unknown' });
    client.socket.emit('subscribe', { stream });
    client.socket.emit('unsubscribe');
    client.socket.emit('subscribe', Buffer.from('binary'), 1, () => undefined);
    expect(await client.ask(stream)).toMatchObject({ ok: true, stream });
  });

  it('is answered and then cut when it does not stop asking', async () => {
    const { url } = await startAnother({ RATE_LIMIT_FACTOR: '0.1' });
    const client = connect(url);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => client.send('unsubscribe', { stream: 'account' })),
    );
    expect(answers.filter((answer) => 'code' in (answer as object))).toMatchObject([
      { code: 'rate.limited' },
      { code: 'rate.limited' },
    ]);
    for (let n = 0; n < 50; n++) client.socket.emit('unsubscribe', { stream: 'account' });
    await client.until(() => client.disconnects.length === 1);
  });

  it('is cut when it sends a thousand packets in bodies of polls', async () => {
    const poll = `${app.url}/socket.io/?EIO=4&transport=polling`;
    const { sid } = JSON.parse((await (await fetch(poll)).text()).slice(1)) as { sid: string };
    const send = async (packets: number) =>
      (await fetch(`${poll}&sid=${sid}`, { method: 'POST', body: Array(packets).fill('3').join('\u001e') })).status;
    expect(await send(900)).toBe(200);
    await send(200);
    expect(await send(1)).toBe(400);
  });

  it('hears so many streams and no more, and may swap them', async () => {
    const { url } = await startAnother({ RATE_LIMIT_FACTOR: '0.04' });
    const [a, b, c] = await Promise.all([newsroom.article(), newsroom.article(), newsroom.article()]);
    const client = connect(url);
    await client.ask(`article:${a.id}`);
    await client.ask(`article:${b.id}`);
    expect(await client.ask(`article:${c.id}`)).toMatchObject({ ok: false, code: 'streams.too-many' });
    expect(await client.send('unsubscribe', { stream: `article:${a.id}` })).toEqual({ ok: true });
  });

  it('is cut when it sends more than a message may hold', async () => {
    const client = connect(app.url);
    await client.connected();
    client.socket.emit('subscribe', { stream: 'x'.repeat(20_000) });
    await client.until(() => client.disconnects.length === 1);
    expect(client.disconnects).toEqual(['transport close']);
  });

  it('is cut when it stops reading, and the others hear everything', async () => {
    const { id } = await newsroom.article();
    const stream = streamKey('article', id);
    const stuck = await readNothing(app.url, stream);
    const reading = connect(app.url);
    const answer = await reading.ask(stream);
    const follow = await reading.follow(stream, { epoch: answer.ok ? answer.epoch : '', after: 0 });
    const stats = app.app.get(RealtimeStats);
    const cut = () => stats.cut.get('queued') ?? 0;
    const cutBefore = cut();
    const [db, log] = [app.app.get(Database), app.app.get(EventLogRepository)];
    const filler = { reason: 'x'.repeat(50_000) };
    let sent = 0;
    while (cut() === cutBefore && sent < 4_000) {
      const events = Array.from({ length: 20 }, () => ({
        ...newEvent(stream, 'article.updated', null, null),
        data: filler,
      }));
      await db.transaction((tx) => log.append(tx, events, new Date()));
      sent += events.length;
      await reading.reached(follow, sent);
    }
    expect(cut()).toBe(cutBefore + 1);
    expect(follow.faults).toEqual([]);
    stuck.destroy();
  });

  it('is closed when the server stops, so that the client comes back by itself', async () => {
    const other = await startApp(database.url);
    const { id } = await newsroom.article();
    const client = connect(other.url);
    await client.ask(`article:${id}`);
    await other.close();
    await client.until(() => client.disconnects.length === 1);
    expect(client.disconnects).toEqual(['transport close']);
  });
});

/** Subscribes, and then never reads again. */
async function readNothing(url: string, stream: string): Promise<RawLiveSocket> {
  const socket = await RawLiveSocket.open(url);
  socket.ask(stream);
  await socket.heard('43/live,1');
  socket.pause();
  return socket;
}
