import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Requests that may wait on a connection behind the one that is being answered. Neither browsers nor proxies send any so early. */
const PIPELINED = 8;

/** Cuts connections that ask on and on without waiting for answers: all that wait would be worked on at once. */
export function boundPipelines(app: NestFastifyApplication): void {
  const waiting = new WeakMap<Socket, number>();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', ({ raw: { socket } }, reply, done) => {
      // An answer has its connection once those before it are sent.
      if (reply.raw.socket !== null) {
        done();
        return;
      }
      const count = (waiting.get(socket) ?? 0) + 1;
      if (count > PIPELINED) {
        reply.hijack();
        socket.destroy();
        return;
      }
      waiting.set(socket, count);
      reply.raw.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1));
      done();
    });
}
