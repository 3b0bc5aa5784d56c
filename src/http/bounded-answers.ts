import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { clientNetwork } from './client-address.js';
import { Watch } from '../common/deadline.js';
import { ProblemError } from '../contract/problem.error.js';
import { WaitingBytes } from './waiting-bytes.js';

/** Shorter answers, in bytes, are not counted: connections are what is dear about them. */
const SMALL = 16 * 1024;
/** How long a client may take over one, in milliseconds: the longest replay at 10 kB a second. Whoever takes a crumb now and then does not. */
const TAKEN_WITHIN = 50_000;
const RETRY_AFTER = 5;

/** Bounds what waits for clients that ask over HTTP and don't read: beyond it they are told 503 `service.busy`, or cut. */
export function boundAnswers(app: NestFastifyApplication): void {
  const waiting = app.get(WaitingBytes, { strict: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload, done) => {
      const isText = typeof payload === 'string';
      const { socket } = request.raw;
      if ((!isText && !Buffer.isBuffer(payload)) || payload.length < SMALL || socket.destroyed) {
        done(null, payload);
        return;
      }
      const bytes = isText ? Buffer.from(payload) : payload;
      const network = clientNetwork(request.ip);
      if (waiting.hasRoom(bytes, network)) {
        const hold = waiting.hold(bytes, network, () => socket.destroy());
        const watch = new Watch(performance.now() + TAKEN_WITHIN, () => waiting.end(hold));
        const end = () => {
          watch.end();
          waiting.release(hold);
          socket.off('close', end);
        };
        reply.raw.once('close', end);
        // An answer that waits behind another one is not told of its connection's end.
        socket.once('close', end);
        done(null, bytes);
      } else {
        waiting.refused++;
        done(null, refuse(reply));
      }
    });
}

function refuse(reply: FastifyReply): string {
  const problem = new ProblemError(503, 'service.busy', 'Read the answers that you asked for, then ask again.', {
    retryAfter: RETRY_AFTER,
  });
  void reply.code(503).type('application/problem+json').header('retry-after', String(RETRY_AFTER));
  void reply.header('cache-control', 'no-store').removeHeader('etag').removeHeader('content-length');
  return JSON.stringify(problem);
}
