import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientNetwork } from '../http/client-address.js';
import { RateLimiters } from '../http/rate-limiters.js';
import { PUBLIC_READ } from '../http/rate-limit.js';
import { names } from '../http/representation.js';
import { ArticlePages, type KeptPage } from './article-pages.js';

/** A page as the pipeline sent it, with all its headers. */
interface Sent {
  page: KeptPage;
  json: Buffer;
  etag: string;
  headers: Readonly<Record<string, number | string | string[] | undefined>>;
}

const PAGE = /^\/api\/articles\/[^/?]+\/comments(?:\?|$)/;
/** Of this answer alone; the others are given theirs. */
const OWN = ['x-request-id', 'content-length'];

/**
 * Coalesces whole answers: of many who open an article at once, one goes through the pipeline, and the rest are
 * sent the same bytes and headers. Only readers between whom the pipeline sees no difference: signed out, same
 * embedding page, same question. Each counts in limits, log and metrics. Who asks after a page was dropped goes
 * the whole way.
 */
export function repeatPages(app: NestFastifyApplication): void {
  const pages = app.get(ArticlePages, { strict: false });
  const limits = app.get(RateLimiters, { strict: false });
  const fastify = app.getHttpAdapter().getInstance();
  const known = new Map<string, Promise<Sent | null>>();
  /** The first of each kind, until they are answered. */
  const first = new WeakMap<FastifyRequest, (sent: Sent | null) => void>();

  fastify.addHook('onRequest', async (request, reply) => {
    const key = keyOf(request);
    if (key === null) return;
    const waiting = known.get(key);
    if (!waiting) {
      if (request.headers['if-none-match'] === undefined) lead(key, request, reply);
      return;
    }
    const sent = await waiting;
    if (!sent?.page.isCurrentFor(request.arrived)) return;
    const isWithin = await limits.of(PUBLIC_READ).consume(clientNetwork(request.ip)).then(yes, no);
    // The pipeline says why.
    if (!isWithin) return;
    await repeat(request, reply, sent);
  });

  fastify.addHook('onSend', (request, reply, payload, done) => {
    const answered = first.get(request);
    if (answered) answered(sentBy(reply, payload));
    done();
  });

  function lead(key: string, request: FastifyRequest, reply: FastifyReply): void {
    const sent = new Promise<Sent | null>((resolve) => first.set(request, resolve));
    known.set(key, sent);
    const end = (): void => {
      first.get(request)?.(null);
      if (known.get(key) === sent) known.delete(key);
    };
    reply.raw.once('close', end);
    void forget(sent, reply, end);
  }

  function sentBy(reply: FastifyReply, payload: unknown): Sent | null {
    if (reply.statusCode !== 200 || !Buffer.isBuffer(payload)) return null;
    const page = pages.keptAs(payload);
    if (!page) return null;
    const headers = Object.entries(reply.getHeaders()).filter(([name]) => !OWN.includes(name));
    return { page, json: payload, etag: String(reply.getHeader('etag')), headers: Object.fromEntries(headers) };
  }
}

const [yes, no] = [() => true, () => false];

/** An answer is known as long as its page is current; none is, when the first did not get a page. */
async function forget(sent: Promise<Sent | null>, reply: FastifyReply, end: () => void): Promise<void> {
  const answer = await sent;
  reply.raw.off('close', end);
  if (answer) answer.page.onDropped(end);
  else end();
}

async function repeat(request: FastifyRequest, reply: FastifyReply, { json, headers, etag }: Sent): Promise<void> {
  void reply.headers(headers);
  if (names(request.headers['if-none-match'], etag)) await reply.removeHeader('content-type').status(304).send();
  else await reply.send(json);
}

/** What tells questions apart; null for those that go their own way. */
function keyOf({ method, url, headers }: FastifyRequest): string | null {
  const isPage = method === 'GET' && headers.authorization === undefined && PAGE.test(url) && !url.includes('cursor=');
  return isPage ? `${headers.origin ?? ''} ${url}` : null;
}
