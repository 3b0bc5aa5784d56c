import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/database/database.js';
import { newEvent } from '../../src/events/domain-events.js';
import { EventLogRepository } from '../../src/events/event-log.repository.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { LiveClient, type Followed } from '../support/live-client.js';
import { Newsroom, type Person } from '../support/newsroom.js';
import { RawLiveSocket } from '../support/raw-live-socket.js';
import { startServer, type RunningServer } from '../support/server.js';
import { streamKey } from '../../src/contract/streams.js';

const MB = 1024 * 1024;
/** What the server has for everything, in megabytes. */
const HEAP = 192;
/** Of RSS, whatever strangers do. */
const GROWTH = 300 * MB;
/** Of what waits for clients of one network: what the server allows them, and one answer more. */
const WAITING = 24.5 * MB;
const STALLED = 'palabre_live_readers_cut_total{reason="stalled"}';
const SOCKETS = 300;
const ASKS = 90;
/** An article whose whole replay is just within what is replayed, and its events are long. */
const [EVENTS, EVENT_BYTES] = [90, 5_000];

let database: TestDatabase;
let writer: RunningApp;
let server: RunningServer;
let newsroom: Newsroom;
let author: Person;
let innocent: LiveClient;
let article: string;
let follow: Followed;
let quiet: number;
const raw: { destroy(): void }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  [writer, server] = await Promise.all([
    startApp(database.url),
    startServer(database.url, {}, [`--max-old-space-size=${HEAP}`]),
  ]);
  newsroom = await Newsroom.open(writer.url, database.url);
  author = await newsroom.reader();
}, 240_000);

beforeEach(async () => {
  article = (await newsroom.article()).id;
  innocent = new LiveClient(server.url);
  const { live } = await newsroom.page(article);
  follow = await innocent.follow(streamKey('article', article), { epoch: live.epoch, after: live.seq });
  quiet = await metric('process_resident_memory_bytes');
});

afterEach(() => {
  innocent.close();
  for (const socket of raw.splice(0)) socket.destroy();
});

afterAll(async () => {
  await Promise.all([writer?.close(), server?.stop()]);
  await database?.drop();
});

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

/** Resolves once a figure has reached a value. */
async function reached(name: string, value: number): Promise<void> {
  while ((await metric(name)) < value) await new Promise((resolve) => setImmediate(resolve));
}

/** An article with a replay of some 450 kB. */
async function longArticle(): Promise<string> {
  const { id } = await newsroom.article();
  const stream = streamKey('article', id);
  const filler = { reason: 'x'.repeat(EVENT_BYTES) };
  const events = Array.from({ length: EVENTS }, () => ({
    ...newEvent(stream, 'article.updated', null, null),
    data: filler,
  }));
  const [db, log] = [writer.app.get(Database), writer.app.get(EventLogRepository)];
  await db.transaction((tx) => log.append(tx, events, new Date()));
  return id;
}

/** Resolves once that many answers have come. */
async function answers(socket: Socket, count: number): Promise<void> {
  let text = '';
  socket.setEncoding('latin1').resume();
  while (text.split('HTTP/1.1 200').length <= count) text += String(await once(socket, 'data'));
}

async function expectNothingWaits(): Promise<void> {
  while ((await metric('palabre_waiting_bytes')) > 0) await new Promise((resolve) => setImmediate(resolve));
}

async function openSockets(count: number): Promise<RawLiveSocket[]> {
  const sockets: RawLiveSocket[] = [];
  for (let at = 0; at < count; at += 50) {
    sockets.push(...(await Promise.all(Array.from({ length: 50 }, () => RawLiveSocket.open(server.url)))));
  }
  raw.push(...sockets);
  return sockets;
}

/** A connection that asks over HTTP, for as many answers at a time as it may, and never reads them. */
function askBlindly(path: string, times = 5): Socket {
  const { hostname, port, host } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  raw.push(socket);
  socket.on('error', () => undefined);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(times));
  return socket.pause();
}

/** Resolves once the innocent reader has heard of that comment, however long the machine takes. */
async function heard(commentId: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => follow.events.some((event) => event.commentId === commentId) && resolve();
    innocent.socket.on('events', look).on('connect', look);
    look();
  });
}

/** The server lives, within its bounds, and everybody else is served. */
async function expectServed(): Promise<void> {
  const comment = await newsroom.comment(author, article);
  await heard(comment.id);
  const page = await fetch(`${server.url}/api/articles/${article}/comments`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain(comment.id);
  expect((await metric('process_resident_memory_bytes')) - quiet).toBeLessThan(GROWTH);
  expect(await metric('palabre_waiting_bytes_peak')).toBeLessThan(WAITING);
  // Not cut by the server, that is; on a slow machine a client may lose its own patience.
  expect(innocent.disconnects).not.toContain('transport close');
}

describe('a server with little memory', () => {
  it('serves on while hundreds of sockets ask for one long replay again and again, and read nothing', async () => {
    const id = await longArticle();
    const sockets = await openSockets(SOCKETS);
    for (const socket of sockets) {
      socket.pause();
      for (let nth = 0; nth < ASKS; nth++) socket.ask(streamKey('article', id), 0, nth);
    }
    await reached('palabre_live_asks_refused_total', SOCKETS);
    await expectServed();
    for (const socket of sockets) socket.destroy();
    await expectNothingWaits();
  }, 240_000);

  it('cuts whoever makes too much wait, when each asks for something else', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, longArticle));
    const sockets = await openSockets(SOCKETS);
    for (const [at, socket] of sockets.entries()) {
      socket.pause();
      for (const [nth, id] of ids.entries()) socket.ask(streamKey('article', id), at % (EVENTS / 2), nth);
    }
    await reached('palabre_live_readers_cut_total', 1);
    await expectServed();
  }, 240_000);

  it('serves on while hundreds of connections ask for replays over HTTP, and read nothing', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, longArticle));
    for (let at = 0; at < SOCKETS; at++) {
      askBlindly(`/api/articles/${ids[at % ids.length] ?? ''}/events?after=${at % (EVENTS / 2)}`);
    }
    await expectServed();
    for (const socket of raw.splice(0)) socket.destroy();
    await expectNothingWaits();
  }, 240_000);

  it('cuts a connection that asks on over HTTP without waiting for answers', async () => {
    const [patient, pushing] = [askBlindly('/health/live', 5), askBlindly('/health/live', 100)];
    await Promise.all([answers(patient, 5), once(pushing.resume(), 'close')]);
    expect(patient.destroyed).toBe(false);
    await expectServed();
  }, 240_000);

  it('cuts within a minute who takes nothing of what waits, though it answers pings', async () => {
    const id = await longArticle();
    const before = await metric(STALLED);
    const sockets = await openSockets(50);
    for (const socket of sockets) {
      socket.pause();
      for (let nth = 0; nth < 40; nth++) socket.ask(streamKey('article', id), 0, nth);
    }
    // A pong for whatever ping there was.
    const pongs = setInterval(() => sockets.forEach((socket) => socket.say('3')), 1_000);
    await reached(STALLED, before + sockets.length);
    clearInterval(pongs);
    await expectServed();
    await expectNothingWaits();
  }, 240_000);

  it('cuts sockets that send a message in thousands of crumbs', async () => {
    const sockets = await openSockets(50);
    for (const socket of sockets) {
      socket.frame('text', '4', false);
      for (let nth = 0; nth < 40_000; nth++) socket.frame('continuation', '', false);
    }
    await Promise.all(sockets.map((socket) => socket.cut()));
    await expectServed();
  }, 240_000);

  it('answers no flood of pings that nobody reads the answers of, and cuts it', async () => {
    const sockets = await openSockets(50);
    for (const socket of sockets) {
      for (let nth = 0; nth < 20_000; nth++) socket.frame('ping', 'x'.repeat(125));
    }
    await Promise.all(sockets.map((socket) => socket.cut()));
    await expectServed();
  }, 240_000);
});
