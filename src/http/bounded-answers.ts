import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { clientNetwork } from './client-address.js';
import { ProblemError } from '../contract/problem.error.js';
import { WaitingBytes } from './waiting-bytes.js';

/** Shorter answers, in bytes, are not counted: connections are what is dear about them. */
const SMALL = 16 * 1024;
const RETRY_AFTER = 5;

/** Bounds what waits for clients that ask over HTTP and don't read: beyond it they are told 503 `service.busy`, or cut. */
export function boundAnswers(app: NestFastifyApplication): void {
  const waiting = app.get(WaitingBytes, { strict: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload, done) => {
      const isText = typeof payload === 'string';
      if ((!isText && !Buffer.isBuffer(payload)) || payload.length < SMALL) {
        done(null, payload);
        return;
      }
      const bytes = isText ? Buffer.from(payload) : payload;
      const network = clientNetwork(request.ip);
      if (waiting.hasRoom(bytes, network)) {
        const hold = waiting.hold(bytes, network, () => reply.raw.destroy());
        reply.raw.once('close', () => waiting.release(hold));
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
