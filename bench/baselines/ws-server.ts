// Live comments with nothing but `ws`: a map of sets, one frame made once, a send per client.
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { announce } from './announce.js';
import { EPOCH, heads, hearNews } from './news.js';

const HEARTBEAT = 25_000;
const rooms = new Map<string, Set<WebSocket>>();
const server = createServer();
const sockets = new WebSocketServer({ server, path: '/live', perMessageDeflate: false });

sockets.on('connection', (client) => {
  client.once('message', (data: Buffer) => {
    const { stream } = JSON.parse(data.toString()) as { stream: string };
    const room = rooms.get(stream) ?? new Set();
    rooms.set(stream, room.add(client));
    client.once('close', () => room.delete(client));
    client.send(JSON.stringify({ stream, epoch: EPOCH, head: heads.get(stream) ?? 0, events: [] }));
  });
});
setInterval(() => {
  for (const client of sockets.clients) client.ping();
}, HEARTBEAT);

await hearNews(({ stream, message }) => {
  const frame = Buffer.from(JSON.stringify(message));
  for (const client of rooms.get(stream) ?? []) client.send(frame, { binary: false });
});
announce(server);
