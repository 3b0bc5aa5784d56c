// Live comments with Socket.IO as its documentation shows it: a room for each article, an emit for each event.
import { Server } from 'socket.io';
import { EPOCH, serveComments } from './comments.js';

const heads = new Map<string, number>();
const io = new Server({ transports: ['websocket'], serveClient: false });
const live = io.of('/live');

const server = await serveComments((message) => {
  heads.set(message.stream, message.to);
  live.to(message.stream).emit('events', message);
});
io.attach(server);

live.on('connection', (socket) => {
  socket.on('subscribe', ({ stream }: { stream: string }, answer: (answer: object) => void) => {
    void socket.join(stream);
    answer({ ok: true, stream, epoch: EPOCH, head: heads.get(stream) ?? 0, reset: false, events: [] });
  });
});
