import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../contract/problem.error.js';
import { RATE_LIMIT, type RateLimitRule } from './rate-limit.js';
import { clientNetwork } from './client-address.js';
import { RateLimiters } from './rate-limiters.js';

/** Enforces `@RateLimit`. Runs after the access guard, which knows who is signed in. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiters: RateLimiters,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<RateLimitRule | undefined>(RATE_LIMIT, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!rule || context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    try {
      await this.limiters.of(rule).consume(request.actor?.id ?? clientNetwork(request.ip));
      return true;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfter = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      throw new ProblemError(429, 'rate.limited', `Too many requests. Try again in ${retryAfter} s.`, { retryAfter });
    }
  }
}
