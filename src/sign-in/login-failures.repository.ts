import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';

/** Attempts counted under a key, this one included, and when the count starts anew. */
export interface AttemptCount {
  key: string;
  failures: number;
  secondsLeft: number;
}

/** Rows are locked in the order of their keys, here and below, so that two attempts never wait for each other in a circle. */
const countAttempt = statement(
  'login-failures.count',
  `INSERT INTO login_failures AS f (key, failures, since)
   SELECT key, 1, now() FROM unnest($1::text[]) AS k (key) ORDER BY key
   ON CONFLICT (key) DO UPDATE SET
     failures = CASE WHEN f.since <= now() - make_interval(secs => $2) THEN 1 ELSE f.failures + 1 END,
     since = CASE WHEN f.since <= now() - make_interval(secs => $2) THEN now() ELSE f.since END
   RETURNING key, failures, greatest(1, ceil(extract(epoch FROM since - now()) + $2))::int AS "secondsLeft"`,
);

const forgetAttempt = statement(
  'login-failures.forget',
  `WITH counted AS (SELECT key FROM login_failures WHERE key = ANY ($1) ORDER BY key FOR UPDATE)
   UPDATE login_failures f SET failures = greatest(0, f.failures - 1) FROM counted WHERE f.key = counted.key`,
);

const pruneFailures = statement(
  'login-failures.prune',
  `DELETE FROM login_failures
   WHERE ctid = ANY (ARRAY(SELECT ctid FROM login_failures WHERE since < now() - make_interval(secs => $1) LIMIT $2)) RETURNING 1`,
);

@Injectable()
export class LoginFailuresRepository {
  constructor(private readonly database: Database) {}

  /** Counts one more attempt under each key, in windows of `windowSeconds` that start with their first attempt. */
  async count(keys: readonly string[], windowSeconds: number): Promise<AttemptCount[]> {
    return this.database.query<AttemptCount>(countAttempt, [keys, windowSeconds]);
  }

  /** Takes one attempt back: it was no failure. */
  async forget(keys: readonly string[]): Promise<void> {
    await this.database.query(forgetAttempt, [keys]);
  }

  async prune(windowSeconds: number): Promise<void> {
    await this.database.prune(pruneFailures, [windowSeconds]);
  }
}
