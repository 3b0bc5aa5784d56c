import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { RateLimitRule } from './rate-limit.js';
import { Settings } from '../config/settings.js';

/** What has been used of every limit, in this process. */
@Injectable()
export class RateLimiters {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  constructor(private readonly settings: Settings) {}

  /** The one of that rule's name. */
  of({ name, points, seconds }: RateLimitRule): RateLimiterMemory {
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
