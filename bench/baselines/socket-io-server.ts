// Live comments with Socket.IO as its documentation shows it: a room for each article, an emit for each event, and its own recovery of
// connections that were lost for less than two minutes.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { announce } from './announce.js';
import { EPOCH, heads, hearNews } from './news.js';

const server = createServer();
const io = new Server(server, {
  transports: ['websocket'],
  serveClient: false,
  ...(process.env['RECOVERY'] === 'on' && { connectionStateRecovery: {} }),
});
const live = io.of('/live');

live.on('connection', (socket) => {
  socket.on('subscribe', ({ stream }: { stream: string }, answer: (answer: object) => void) => {
    void socket.join(stream);
    answer({ ok: true, stream, epoch: EPOCH, head: heads.get(stream) ?? 0, reset: false, events: [] });
  });
});

await hearNews(({ stream, name, message }) => live.to(stream).emit(name, message));
announce(server);
