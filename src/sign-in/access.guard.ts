import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS_RULE, type AccessRule } from '../http/access.js';
import { isLoopback } from '../http/client-address.js';
import { isModerator, requireMayWrite, type Actor } from '../http/actor.js';
import { forbidden, ProblemError } from '../contract/problem.error.js';
import { Settings } from '../config/settings.js';
import { tokenProblem } from './authentication.service.js';
import { PassportStrategies } from './passport-strategies.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const FORWARDING_HEADERS = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];
/** Names that no page of another site can be reached by, and no proxy for the public passes on. */
const LOOPBACK_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

/**
 * Enforces `@Access` on every route, and puts who is signed in on the request. A route without a rule is refused.
 * Every token is checked, so that an expired one is told (401) even where none is needed; only the routes of the
 * refresh cookie ignore it.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly logger = new Logger(AccessGuard.name);

  constructor(
    private readonly reflector: Reflector,
    private readonly strategies: PassportStrategies,
    private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = `${context.getClass().name}.${context.getHandler().name}`;
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    // The namespace has checked the token of a socket, and each stream asks for its own right: its messages are public or not at all.
    if (rule === 'public' && context.getType() === 'ws') return true;
    if (rule === undefined || context.getType() !== 'http') {
      this.logger.error({ handler }, 'refused: no access rule for this kind of call');
      throw forbidden('This is not open to anybody.');
    }
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (rule === 'operator') return this.admitOperator(request);
    if (rule === 'session') return true;
    const actor = await this.actorOf(request, http.getResponse<FastifyReply>());
    if (rule !== 'public') admit(rule, actor, request.method);
    if (actor) request.actor = actor;
    return true;
  }

  private async actorOf(request: FastifyRequest, reply: FastifyReply): Promise<Actor | null> {
    if (bearerToken(request) === null) return null;
    return this.strategies.authenticate<Actor>('jwt', request, reply).catch((error: unknown) => {
      throw isOfToken(error) ? tokenProblem(error) : error;
    });
  }

  /** On this machine itself, under its own name and not through a proxy, or with the token of the settings. */
  private admitOperator(request: FastifyRequest): true {
    const local = isLoopback(request.socket.remoteAddress ?? '') && LOOPBACK_HOST.test(request.headers.host ?? '');
    const forwarded = FORWARDING_HEADERS.some((header) => header in request.headers);
    const { metricsToken } = this.settings;
    const token = bearerToken(request);
    const entitled = metricsToken !== undefined && token !== null && same(token, metricsToken);
    if (entitled || (local && !forwarded)) return true;
    throw forbidden('This is for whoever runs the installation.');
  }
}

/** Throws 401 or 403. Under a ban, reading for moderators and administrators ends too: those rights are gone while it lasts. */
function admit(rule: 'reader' | 'moderator' | 'admin', actor: Actor | null, method: string): void {
  if (!actor) throw new ProblemError(401, 'auth.required', 'Sign in first.');
  if (!READS.has(method)) requireMayWrite(actor, null);
  const entitled = rule === 'reader' || (rule === 'moderator' ? isModerator(actor) : actor.admin && !actor.banned);
  if (!entitled) throw forbidden(`This is for ${rule === 'admin' ? 'administrators' : 'moderators'}.`);
}

function bearerToken({ headers }: FastifyRequest): string | null {
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

/** What passport-jwt refuses a token with; a failing database is no fault of the token. */
const isOfToken = (error: unknown): boolean =>
  ['JsonWebTokenError', 'NotBeforeError'].includes((error as Error | null)?.name ?? '');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
