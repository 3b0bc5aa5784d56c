// Live comments with nothing but `ws`: one frame made once, a send per client.
import { WebSocketServer, type WebSocket } from 'ws';
import { EPOCH, serveComments } from './comments.js';

const HEARTBEAT = 25_000;
const rooms = new Map<string, Set<WebSocket>>();
const heads = new Map<string, number>();

const server = await serveComments((message) => {
  heads.set(message.stream, message.to);
  const frame = Buffer.from(JSON.stringify(message));
  for (const client of rooms.get(message.stream) ?? []) client.send(frame, { binary: false });
});

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
}, HEARTBEAT).unref();
