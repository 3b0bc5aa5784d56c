import { hash, verify } from '@node-rs/argon2';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { offTheClock } from '../common/deadline.js';
import { ProblemError } from '../contract/problem.error.js';

/** argon2id (the library's default algorithm) as OWASP's Password Storage Cheat Sheet asks at least: 19 MiB, 2 passes, 1 lane. */
export const ARGON2_OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing runs on the four threads that files and name look-ups need too: leave one free, and never more than there are cores. */
const AT_ONCE = Math.max(1, Math.min(3, availableParallelism()));
/** At about 30 ms each, whoever is last in line waits for well under a second. */
const WAITING_MAX = 64;
const RETRY_AFTER_S = 2;

/** Hashes and verifies passwords, a few at a time, so that a flood of sign-ins exhausts neither memory nor processor. */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  private readonly limit = pLimit(AT_ONCE);
  private unknownAccount = '';

  async onModuleInit(): Promise<void> {
    this.unknownAccount = await this.hash(randomBytes(16).toString('hex'));
  }

  /** Throws 503 `service.busy` when too many are waiting. */
  async hash(password: string): Promise<string> {
    return offTheClock(() => this.inTurn(() => hash(password, ARGON2_OPTIONS)));
  }

  /** Takes as long for an account that does not exist (null), so that time does not tell which ones do. Throws 503 `service.busy`. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const matches = await offTheClock(() => this.inTurn(() => verify(passwordHash ?? this.unknownAccount, password)));
    return passwordHash !== null && matches;
  }

  /** First come, first served. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.limit.pendingCount < WAITING_MAX) return this.limit(work);
    const detail = 'Too many people are signing in at once. Please try again in a moment.';
    throw new ProblemError(503, 'service.busy', detail, { retryAfter: RETRY_AFTER_S });
  }
}
