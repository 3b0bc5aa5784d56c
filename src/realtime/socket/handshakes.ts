import type { IncomingMessage } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import proxyAddr from '@fastify/proxy-addr';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AuthenticationService } from '../../sign-in/authentication.service.js';
import { clientNetwork } from '../../http/client-address.js';
import type { ProblemCode } from '../../contract/problem-codes.js';
import { ProblemError } from '../../contract/problem.error.js';
import { Settings } from '../../config/settings.js';
import { PageOrigins } from '../../sites/page-origins.js';
import type { LiveSocket } from './live-socket.js';
import { RealtimeStats } from '../realtime-stats.js';

/** Handshakes per client network and minute, times `RATE_LIMIT_FACTOR`, in each process: an office or a mobile carrier shares one address. */
const HANDSHAKES = 300;
const WINDOW_SECONDS = 60;

/** Who may connect: from which pages, how often, and as whom. */
@Injectable()
export class Handshakes {
  private readonly logger = new Logger(Handshakes.name);
  private readonly limiter: RateLimiterMemory;
  private readonly trusts: (address: string, hop: number) => boolean;
  private closed = false;

  constructor(
    settings: Settings,
    private readonly pages: PageOrigins,
    private readonly authentication: AuthenticationService,
    private readonly stats: RealtimeStats,
  ) {
    this.limiter = new RateLimiterMemory({
      points: Math.max(1, Math.round(HANDSHAKES * settings.rateLimitFactor)),
      duration: WINDOW_SECONDS,
    });
    this.trusts = proxyAddr.compile([...settings.trustedProxies]);
  }

  /** Refuses everybody from now on. */
  close(): void {
    this.closed = true;
  }

  /** The code of the reason to refuse a handshake, for both transports alike; null when it may go on. */
  async refusal(request: IncomingMessage): Promise<ProblemCode | null> {
    const code = await this.judge(request);
    if (code !== null) this.stats.handshakesRefused++;
    return code;
  }

  /** Finds out who connects: nobody without a token. Throws a problem for a token that is not (or no longer) good. */
  async authenticate(socket: LiveSocket): Promise<void> {
    const { token } = socket.handshake.auth as { token?: unknown };
    const anonymous = token === undefined || token === null || token === '';
    if (!anonymous && typeof token !== 'string') {
      throw new ProblemError(401, 'auth.invalid', 'The access token must be a string.');
    }
    const credentials = anonymous ? { actor: null, expiresAt: null } : await this.authentication.authenticate(token);
    const network = this.networkOf(socket.request);
    const window = { since: performance.now(), messages: 0 };
    socket.data = { ...credentials, network, subscriptions: new Map(), window };
  }

  private networkOf(request: IncomingMessage): string {
    return clientNetwork(proxyAddr(request, this.trusts));
  }

  private async judge(request: IncomingMessage): Promise<ProblemCode | null> {
    // Without an address the client is gone already.
    if (this.closed || request.socket.remoteAddress === undefined) return 'service.unavailable';
    const allowed = await this.limiter.consume(this.networkOf(request)).then(
      () => true,
      () => false,
    );
    if (!allowed) return 'rate.limited';
    try {
      return (await this.pages.mayAct(request)) ? null : 'origin.refused';
    } catch (error) {
      this.logger.warn({ err: error }, 'an origin could not be checked');
      return 'service.unavailable';
    }
  }
}
