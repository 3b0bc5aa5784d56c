import { SetMetadata } from '@nestjs/common';

/** At most `points` requests in `seconds`, for one account, or one network where nobody is signed in. */
export interface RateLimitRule {
  name: string;
  points: number;
  seconds: number;
}

/** Of the routes that anybody may read. */
export const PUBLIC_READ: RateLimitRule = { name: 'public.read', points: 1200, seconds: 60 };

export const RATE_LIMIT = 'palabre:rate-limit';

/**
 * Limits a route: beyond it, 429 `rate.limited` with `retryAfter`. Routes with the same name share one budget, so they must state the
 * same figures. RATE_LIMIT_FACTOR multiplies `points`. Counted in each process, so several
 * behind one address let through as many times more; only failed sign-ins (`LockoutService`) count in the whole installation.
 */
export const RateLimit = (
  name: string,
  { points, seconds }: Omit<RateLimitRule, 'name'>,
): MethodDecorator & ClassDecorator => SetMetadata(RATE_LIMIT, { name, points, seconds } satisfies RateLimitRule);
