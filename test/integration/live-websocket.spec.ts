import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { liveWebSocketServer } from '../../src/realtime/socket/live-websocket.js';
import type { CutReason } from '../../src/realtime/realtime-stats.js';
import { RawLiveSocket } from '../support/raw-live-socket.js';

/** Engine.IO's heartbeat as a whole frame: a text of one character. */
const HEARTBEAT = '\u0081\u00012';

let server: Server;
let url: string;
let cuts: CutReason[];

beforeEach(async () => {
  cuts = [];
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  server = new Server(http, {
    serveClient: false,
    pingInterval: 100,
    wsEngine: liveWebSocketServer((reason) => cuts.push(reason)),
  });
  server.of('/live');
});

afterEach(() => server.close());

describe('a WebSocket of the live namespace', () => {
  it('stays open for a client that reads, heartbeat after heartbeat', async () => {
    const client = io(`${url}/live`, { transports: ['websocket'], forceNew: true, reconnection: false });
    for (let beats = 0; beats < 5; beats++) await new Promise<void>((resolve) => client.io.once('ping', resolve));
    expect(client.connected).toBe(true);
    expect(cuts).toEqual([]);
    client.disconnect();
  });

  it('is cut when its client answers heartbeats, but not what came with them', async () => {
    const client = await RawLiveSocket.open(url);
    await client.heard(HEARTBEAT);
    client.say('3');
    await client.cut();
    expect(cuts).toEqual(['blind']);
  });

  it('is cut when a message comes in crumbs', async () => {
    const client = await RawLiveSocket.open(url);
    client.frame('text', '4', false);
    for (let nth = 0; nth < 20; nth++) client.frame('continuation', '', false);
    await client.cut();
    expect(cuts).toEqual(['flood']);
  });

  it.each(['ping', 'pong', 'text'] as const)('is cut when a thousand messages come at once: %s', async (opcode) => {
    const client = await RawLiveSocket.open(url);
    for (let nth = 0; nth < 1_001; nth++) client.frame(opcode, '6');
    await client.cut();
    expect(cuts).toEqual(['flood']);
  });

  it('answers a ping', async () => {
    const client = await RawLiveSocket.open(url);
    client.frame('ping', 'are you there');
    await client.heard('are you there');
    expect(cuts).toEqual([]);
    client.destroy();
  });
});
