import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { observeArrival } from './http/arrival.js';
import { NestLogger } from './operation/logger.js';
import { newRequestId, observeRequests } from './operation/request-observer.js';
import { AppModule } from './app.module.js';
import { patience, waitLonger, within } from './common/deadline.js';
import { ProblemFilter, toProblem } from './http/problem.filter.js';
import { validationPipe } from './http/validation.pipe.js';
import { repeatPages } from './pages/repeated-pages.js';
import type { Settings } from './config/settings.js';
import { boundAnswers } from './http/bounded-answers.js';
import { boundPipelines } from './http/pipelined-requests.js';
import { LiveIoAdapter } from './realtime/socket/live-io.adapter.js';
import { serveStaticFiles } from './static/static-files.js';
import { registerCors } from './sites/cors.js';

/** The longest body that any route reads, in bytes: a decision over a thousand comments is about 80 kB. */
const BODY_LIMIT = 128 * 1024;

/** A connection on which nothing moves is cut, in milliseconds: an answer that nobody reads above all. Longer than a poll waits (25 s). */
const STALLED = 30_000;
/**
 * How long a whole request may take to arrive, and its head, in milliseconds: the longest body at 6.4 kB/s, which a poor mobile line does.
 * What drips slower is answered 408 and cut, found when all connections are looked at.
 */
const REQUEST_TIMEOUT = 20_000;
const HEADERS_TIMEOUT = 10_000;
const LOOK_AT_CONNECTIONS = 2_000;
/** What opening the database may take while everything else starts too, in milliseconds. */
export const START_MS = 30_000;

/** How many times as long tests wait. */
const LENIENCY_OF_TESTS = 20;

/** Scripts, styles and connections of our own pages come from ourselves; nobody frames them. */
const PAGE_POLICY = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** The application on its database, with everything that each request passes through; it does not listen yet. */
export async function createApp(settings: Settings, logger: Logger): Promise<NestFastifyApplication> {
  waitLonger(settings.mode === 'test' ? LENIENCY_OF_TESTS : 1);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    connectionTimeout: STALLED,
    requestTimeout: patience(REQUEST_TIMEOUT),
    http: { headersTimeout: patience(HEADERS_TIMEOUT), connectionsCheckingInterval: LOOK_AT_CONNECTIONS },
    trustProxy: settings.trustedProxies.length > 0 && [...settings.trustedProxies],
    genReqId: newRequestId,
    // What is wrong with the address itself never reaches a route, nor its filter.
    frameworkErrors: (error: unknown, _request: unknown, reply: FastifyReply) => {
      const problem = toProblem(error);
      const headers = { 'cache-control': 'no-store', 'content-type': 'application/problem+json' };
      void reply.status(problem.status).headers(headers).send(JSON.stringify(problem));
    },
  });
  const app = await within(START_MS, () =>
    NestFactory.create<NestFastifyApplication>(AppModule.with(settings), adapter, {
      abortOnError: false,
      logger: new NestLogger(logger),
    }),
  );
  boundPipelines(app);
  readJson(app);
  keepNothing(app);
  observeArrival(app);
  observeRequests(app, logger);
  boundAnswers(app);
  repeatPages(app);
  await serveStaticFiles(app);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: PAGE_POLICY },
    // Pages of other origins load the widget; what they may read is for CORS to say.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  registerCors(app);
  app.useWebSocketAdapter(new LiveIoAdapter(app));
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(validationPipe);
  return app;
}

/** JSON is all that routes read. An empty body is none, whatever its type says: many clients put the type on every request. */
function readJson(app: NestFastifyApplication): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'ignore');
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT }, (request, body, done) => {
    if (body.length === 0) done(null);
    else void parse(request as FastifyRequest, body.toString(), done);
  });
}

/** Answers depend on who asks, refusals too: nothing on the way may keep one, unless its route says how long. */
function keepNothing(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.header('cache-control', 'no-store');
    done();
  });
}
