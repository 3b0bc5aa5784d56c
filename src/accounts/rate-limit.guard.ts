import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../common/problem.error.js';
import { RATE_LIMIT, type RateLimitRule } from '../common/rate-limit.js';
import { Settings } from '../config/settings.js';
import { clientNetwork } from './client-address.js';

/** Enforces `@RateLimit`. Runs after the access guard, which knows who is signed in. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  constructor(
    private readonly reflector: Reflector,
    private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<RateLimitRule | undefined>(RATE_LIMIT, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!rule || context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    try {
      await this.limiter(rule).consume(request.actor?.id ?? clientNetwork(request.ip));
      return true;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfter = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      throw new ProblemError(429, 'rate.limited', `Too many requests. Try again in ${retryAfter} s.`, { retryAfter });
    }
  }

  private limiter({ name, points, seconds }: RateLimitRule): RateLimiterMemory {
    const known = this.limiters.get(name);
    if (known) return known;
    const limiter = new RateLimiterMemory({
      points: Math.max(1, Math.round(points * this.settings.rateLimitFactor)),
      duration: seconds,
    });
    this.limiters.set(name, limiter);
    return limiter;
  }
}
