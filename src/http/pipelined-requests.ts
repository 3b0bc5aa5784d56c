import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Turns } from '../common/turns.js';

/** Requests that may wait on a connection behind the one that is being answered. Neither browsers nor proxies send any so early. */
const PIPELINED = 4;

/**
 * Cuts connections that ask on and on without waiting for answers, before anything is done about what is too much: Node would have all of it worked
 * on at once. To be called before anybody else takes requests away from the framework.
 */
export function boundPipelines(app: NestFastifyApplication): void {
  const server: Server = app.getHttpServer();
  const answerers = server.listeners('request') as RequestListener[];
  const waiting = new WeakMap<Socket, number>();
  const turns = new Turns();
  const cut = async (socket: Socket) => {
    socket.pause();
    // Node ends all its requests with an error each: for many connections that takes a while.
    await turns.begin();
    socket.destroy();
  };
  const isTooMuch = ({ socket }: IncomingMessage, response: Parameters<RequestListener>[1]): boolean => {
    const count = (waiting.get(socket) ?? 0) + 1;
    if (count > PIPELINED + 1) return true;
    waiting.set(socket, count);
    if (count > PIPELINED) void cut(socket);
    else response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1));
    return count > PIPELINED;
  };
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    // An answer has its connection once those before it are sent.
    if (response.socket === null && isTooMuch(request, response)) return;
    for (const answer of answerers) answer.call(server, request, response);
  });
}
