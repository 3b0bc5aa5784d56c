import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { ProblemError } from '../common/problem.error.js';
import { Settings } from '../config/settings.js';
import { clientNetwork } from './client-address.js';
import { derivedKey } from './derived-key.js';
import { LoginFailuresRepository } from './login-failures.repository.js';

/** Failures are counted in windows of so long, in seconds. */
export const LOCKOUT_WINDOW_S = 15 * 60;

/** Failures in a window after which the next attempt is refused. A network may be a whole newsroom’s, so it gets more. */
const LIMITS = { device: 10, account: 10, address: 20 } as const;
type Counted = keyof typeof LIMITS;

/** Who tries to sign in. `device`: the nonce of a cookie that this browser got when it signed in to this account before, else null. */
export interface LoginClient {
  address: string;
  device: string | null;
}

/** An attempt that was let through and counted as a failure until it proves to be none. */
export interface Attempt {
  keys: readonly string[];
}

/**
 * Slows guessing down without locking the owner out, after OWASP's device cookies: a browser that signed in before has a count of its
 * own for that account; all others share one count for the account and one for their network. The address of the account and the
 * client's are kept as keyed hashes only. Accounts that do not exist are counted alike, so that nothing tells them apart.
 */
@Injectable()
export class LockoutService {
  private readonly key: Buffer;
  private readonly factor: number;

  constructor(
    private readonly failures: LoginFailuresRepository,
    settings: Settings,
  ) {
    this.key = derivedKey(settings.secret, 'login-failures');
    this.factor = settings.rateLimitFactor;
  }

  /** Counts the attempt before it is made, so that many at once cannot slip through. Throws 429 `auth.locked`. */
  async begin(email: string, client: LoginClient): Promise<Attempt> {
    const limits = new Map(
      client.device === null
        ? [this.limit('account', email), this.limit('address', clientNetwork(client.address))]
        : [this.limit('device', email, client.device)],
    );
    const keys = [...limits.keys()];
    const counts = await this.failures.count(keys, LOCKOUT_WINDOW_S);
    const exceeded = counts.filter(({ key, failures }) => failures > (limits.get(key) ?? 0));
    if (exceeded.length > 0) {
      const retryAfter = Math.max(...exceeded.map(({ secondsLeft }) => secondsLeft));
      throw new ProblemError(429, 'auth.locked', 'Too many failed sign-ins. Please wait before the next attempt.', {
        retryAfter,
      });
    }
    return { keys };
  }

  async succeeded(attempt: Attempt): Promise<void> {
    await this.failures.forget(attempt.keys);
  }

  private limit(counted: Counted, ...parts: string[]): [key: string, limit: number] {
    const key = createHmac('sha256', this.key)
      .update([counted, ...parts].join('\0'))
      .digest('base64url');
    return [key, Math.max(1, Math.round(LIMITS[counted] * this.factor))];
  }
}
