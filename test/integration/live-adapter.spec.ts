import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Server, type ServerOptions, type Socket as ServerSocket } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { LiveAdapter } from '../../src/realtime/socket/live-adapter.js';
import { liveParser } from '../../src/realtime/socket/live-parser.js';

const ROOM = 'article:1';

interface Reader {
  client: Socket;
  /** The server's end. */
  end: ServerSocket;
  heard: unknown[];
  /** How many messages went Socket.IO's own way. */
  stock: () => number;
}

let http: HttpServer;
let server: Server;
let readers: Reader[];

beforeEach(() => {
  readers = [];
});

afterEach(async () => {
  await Promise.all(readers.map(({ client }) => leave(client)));
  await server.close();
});

async function serve(options: Partial<ServerOptions> = {}): Promise<void> {
  http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  server = new Server(http, { adapter: LiveAdapter, parser: liveParser, serveClient: false, ...options });
}

/** A reader that has joined the room. */
async function join(transport: 'websocket' | 'polling' = 'websocket'): Promise<Reader> {
  const joined = new Promise<ServerSocket>((resolve) => server.of('/live').once('connection', resolve));
  const client = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}/live`, {
    transports: [transport],
    forceNew: true,
    reconnection: false,
  });
  const heard: unknown[] = [];
  client.on('events', (message: unknown) => heard.push(message));
  const end = await joined;
  await end.join(ROOM);
  if (!client.connected) await once(client as never, 'connect');
  let stock = 0;
  end.conn.on('packetCreate', ({ type }: { type: string }) => (stock += type === 'message' ? 1 : 0));
  const reader = { client, end, heard, stock: () => stock };
  readers.push(reader);
  return reader;
}

/** A client that polls still asks once more after it has closed; its last answer is waited for. */
async function leave(client: Socket): Promise<void> {
  const { engine } = client.io;
  const closed = new Promise((resolve) => engine.once('close', resolve));
  client.disconnect();
  await closed;
}

const tell = (message: unknown, except: string[] = []): void => {
  server.of('/live').to(ROOM).except(except).emit('events', message);
};

/** Until every message that was sent before has been heard. */
const heardAll = (): Promise<unknown> => Promise.all(readers.map(({ end }) => end.emitWithAck('ping')));

const answering = (reader: Reader): Reader => {
  reader.client.on('ping', (answer: () => void) => answer());
  return reader;
};

describe('a broadcast to a room', () => {
  it('goes straight to the socket of a reader who has nothing else to receive', async () => {
    await serve();
    const reader = answering(await join());
    tell({ text: 'à tous' });
    expect(reader.stock()).toBe(0);
    await heardAll();
    expect(reader.heard).toEqual([{ text: 'à tous' }]);
  });

  it('goes the way of Socket.IO to readers that poll or compress', async () => {
    await serve({ perMessageDeflate: { threshold: 0 } });
    const [polling, compressing] = [answering(await join('polling')), answering(await join())];
    tell('one');
    expect([polling.stock(), compressing.stock()]).toEqual([1, 1]);
    await heardAll();
    expect([polling.heard, compressing.heard]).toEqual([['one'], ['one']]);
  });

  it('is told to whoever listens to what goes out', async () => {
    await serve();
    const reader = answering(await join());
    const heardOut: unknown[] = [];
    reader.end.onAnyOutgoing((...message: unknown[]) => heardOut.push(message));
    tell('two');
    expect(heardOut).toEqual([['events', 'two']]);
    await heardAll();
    expect(reader.heard).toEqual(['two']);
  });

  it('spares those who are excepted, and who have left', async () => {
    await serve();
    const [one, two, three] = [answering(await join()), answering(await join()), answering(await join())];
    await two.end.leave(ROOM);
    tell('x', [three.end.id]);
    await heardAll();
    expect([one.heard, two.heard, three.heard]).toEqual([['x'], [], []]);
  });

  it('waits its turn behind what a busy reader has still to receive', async () => {
    await serve();
    const reader = answering(await join());
    // More than the kernel takes at once, so that the server's socket has something left to write.
    const long = 'w'.repeat(8 * 1024 * 1024);
    reader.end.emit('events', long);
    tell('after');
    expect(reader.stock()).toBe(2);
    await heardAll();
    expect(reader.heard).toEqual([long, 'after']);
  });

  it('queues where it is counted, once a reader has stopped reading', async () => {
    await serve();
    const reader = answering(await join());
    // Nothing is read before this test lets go, so the first that the kernel does not take whole leaves the socket with something to write.
    const long = 'w'.repeat(8 * 1024 * 1024);
    tell(long);
    expect(reader.stock()).toBe(0);
    tell('after');
    expect(reader.stock()).toBe(1);
    await heardAll();
    expect(reader.heard).toEqual([long, 'after']);
  });

  it('is heard in the order of sending, whatever else is sent to whom and however long it is', async () => {
    await serve();
    const [one, two, three] = [answering(await join()), answering(await join()), answering(await join('polling'))];
    const step = fc.record({
      to: fc.constantFrom('room', 'one', 'but-two'),
      size: fc.constantFrom(0, 100, 130, 70_000, 700_000),
      rest: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const expected: string[][] = [[], [], []];
        for (const reader of readers) reader.heard.length = 0;
        for (const [nth, { to, size, rest }] of steps.entries()) {
          const message = `${nth} ${'é'.repeat(size)}`;
          if (to === 'one') one.end.emit('events', message);
          else tell(message, to === 'but-two' ? [two.end.id] : []);
          const audience = to === 'one' ? [0] : to === 'but-two' ? [0, 2] : [0, 1, 2];
          for (const at of audience) expected[at]?.push(message);
          if (rest) await heardAll();
        }
        await heardAll();
        expect([one.heard, two.heard, three.heard]).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });
});
