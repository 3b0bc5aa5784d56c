import { Injectable, Logger } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { ProblemError } from '../contract/problem.error.js';
import { Settings } from '../config/settings.js';
import { clientNetwork } from '../http/client-address.js';
import { derivedKey } from '../config/derived-key.js';
import { LoginFailuresRepository, type AttemptCount } from './login-failures.repository.js';

/** Failures are counted in windows of so long, in seconds. */
export const LOCKOUT_WINDOW_S = 15 * 60;

/**
 * Failures allowed in a window. Networks may be a newsroom’s; the installation’s limit is three times the 1,000
 * honest failures of a big paper.
 */
const LIMITS = { device: 10, account: 10, address: 20, installation: 3_000 } as const;
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
 * Slows guessing without locking the owner out, by OWASP’s device cookies. A known browser has its own count for
 * the account. Others share one for the account, the network and the installation. Addresses are kept as keyed
 * hashes. Unknown accounts count alike, so that nothing tells them apart.
 */
@Injectable()
export class LockoutService {
  private readonly key: Buffer;
  private readonly factor: number;
  private readonly logger = new Logger(LockoutService.name);
  /** Until when strangers are refused without a look at the database, on the clock of `performance.now()`: a flood must not become its load. */
  private strangersWaitUntil = 0;

  constructor(
    private readonly failures: LoginFailuresRepository,
    settings: Settings,
  ) {
    this.key = derivedKey(settings.secret, 'login-failures');
    this.factor = settings.rateLimitFactor;
  }

  /** Counts the attempt before it is made, so that many at once cannot slip through. Throws 429 `auth.locked`. */
  async begin(email: string, client: LoginClient): Promise<Attempt> {
    const wait = this.strangersWaitUntil - performance.now();
    if (client.device === null && wait > 0) throw locked(Math.ceil(wait / 1_000));
    const limits = new Map(
      client.device === null
        ? [
            this.limit('account', email),
            this.limit('address', clientNetwork(client.address)),
            this.limit('installation'),
          ]
        : [this.limit('device', email, client.device)],
    );
    const keys = [...limits.keys()];
    const counts = await this.failures.count(keys, LOCKOUT_WINDOW_S);
    const exceeded = counts.filter(({ key, failures }) => failures > (limits.get(key) ?? 0));
    this.refuseStrangers(exceeded);
    if (exceeded.length > 0) throw locked(Math.max(...exceeded.map(({ secondsLeft }) => secondsLeft)));
    return { keys };
  }

  async succeeded(attempt: Attempt): Promise<void> {
    await this.failures.forget(attempt.keys);
  }

  private refuseStrangers(exceeded: readonly AttemptCount[]): void {
    const [key] = this.limit('installation');
    const { secondsLeft } = exceeded.find((count) => count.key === key) ?? {};
    if (secondsLeft === undefined) return;
    this.strangersWaitUntil = performance.now() + secondsLeft * 1_000;
    this.logger.warn(
      { secondsLeft },
      'sign-ins fail everywhere: browsers that never signed in are refused for a while',
    );
  }

  private limit(counted: Counted, ...parts: string[]): [key: string, limit: number] {
    const key = createHmac('sha256', this.key)
      .update([counted, ...parts].join('\0'))
      .digest('base64url');
    return [key, Math.max(1, Math.round(LIMITS[counted] * this.factor))];
  }
}

const locked = (retryAfter: number): ProblemError =>
  new ProblemError(429, 'auth.locked', 'Too many failed sign-ins. Please wait before the next attempt.', {
    retryAfter,
  });
