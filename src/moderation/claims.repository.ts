import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement, type Statement } from '../database/statement.js';
import type { View } from './queue.schemas.js';
import { VIEW_FILTER, waits } from './queue.repository.js';

/** Two to three minutes are what consoles with leases use: long enough to read and think, short enough after a closed lid. */
export const LEASE_SECONDS = 150;

const LEASE = `now() + interval '${LEASE_SECONDS} seconds'`;

/**
 * Takes the oldest comments that nobody holds; what waits for a second opinion is handed out in its own view alone. Rows that another moderator is just taking are skipped, not waited for. The last condition
 * decides where two met all the same: the lease is taken over only if it has expired by then.
 */
const takeStatement = (view: View): Statement =>
  statement(
    `claims.take.${view}`,
    `WITH free AS (
       SELECT c.id FROM comments c
       WHERE c.site_id = $1 AND ${VIEW_FILTER[view]} ${view === 'escalated' ? '' : 'AND c.escalation_id IS NULL'} AND c.id <> ALL ($4::uuid[])
         AND NOT EXISTS (SELECT FROM claims k WHERE k.comment_id = c.id AND k.expires_at > now() AND (k.account_id <> $2 OR NOT $5))
       ORDER BY ${waits(view) ? 'c.waiting_since, c.id' : 'c.id'} LIMIT $3 FOR NO KEY UPDATE OF c SKIP LOCKED
     )
     INSERT INTO claims AS k (comment_id, account_id, expires_at) SELECT id, $2, ${LEASE} FROM free
     ON CONFLICT (comment_id) DO UPDATE SET account_id = excluded.account_id, expires_at = excluded.expires_at
     WHERE k.expires_at <= now() OR ($5 AND k.account_id = $2)
     RETURNING comment_id AS id`,
  );

const TAKE: Record<View, Statement> = {
  pending: takeStatement('pending'),
  reported: takeStatement('reported'),
  escalated: takeStatement('escalated'),
  published: takeStatement('published'),
  rejected: takeStatement('rejected'),
};

const orderOf = statement('claims.order', `SELECT id FROM comments WHERE id = ANY ($1) ORDER BY waiting_since, id`);

const renewLease = statement(
  'claims.renew',
  `UPDATE claims k SET expires_at = ${LEASE} FROM comments c
   WHERE k.comment_id = $1 AND k.account_id = $2 AND k.expires_at > now() AND c.id = k.comment_id
   RETURNING c.site_id AS "siteId", k.expires_at AS until`,
);

const seizeLease = statement(
  'claims.seize',
  `INSERT INTO claims AS k (comment_id, account_id, expires_at) VALUES ($1, $2, ${LEASE})
   ON CONFLICT (comment_id) DO UPDATE SET account_id = excluded.account_id, expires_at = excluded.expires_at
   WHERE $3 OR k.account_id = $2 OR k.expires_at <= now()
   RETURNING expires_at AS until`,
);

const findHolder = statement(
  'claims.holder',
  `SELECT k.account_id AS id, a.name, k.expires_at AS until FROM claims k JOIN accounts a ON a.id = k.account_id
   WHERE k.comment_id = $1 AND k.expires_at > now()`,
);

const releaseLease = statement(
  'claims.release',
  `DELETE FROM claims k USING comments c WHERE k.comment_id = $1 AND k.account_id = $2 AND c.id = k.comment_id RETURNING c.site_id AS "siteId"`,
);

@Injectable()
export class ClaimsRepository {
  constructor(private readonly database: Database) {}

  /** Ids that are this moderator's now, oldest first; none of them is anybody else's. May be fewer than asked for. */
  async take(
    siteId: string,
    view: View,
    accountId: string,
    limit: number,
    { except, resume }: { except: readonly string[]; resume: boolean },
  ): Promise<string[]> {
    const taken = await this.database.query<{ id: string }>(TAKE[view], [siteId, accountId, limit, except, resume]);
    const rows = await this.database.query<{ id: string }>(orderOf, [taken.map(({ id }) => id)]);
    return rows.map(({ id }) => id);
  }

  /** Null when the lease is not (or no longer) this moderator's. */
  async renew(commentId: string, accountId: string): Promise<{ siteId: string; until: Date } | null> {
    const [row] = await this.database.query<{ siteId: string; until: Date }>(renewLease, [commentId, accountId]);
    return row ?? null;
  }

  /** Until when it is this moderator's now; null when somebody else holds it and `force` is not set. */
  async seize(commentId: string, accountId: string, force: boolean): Promise<Date | null> {
    const [row] = await this.database.query<{ until: Date }>(seizeLease, [commentId, accountId, force]);
    return row?.until ?? null;
  }

  async holder(commentId: string): Promise<{ id: string; name: string; until: Date } | null> {
    const [row] = await this.database.query<{ id: string; name: string; until: Date }>(findHolder, [commentId]);
    return row ?? null;
  }

  /** The site of the comment; null when there was nothing of this moderator's to release. */
  async release(commentId: string, accountId: string): Promise<string | null> {
    const [row] = await this.database.query<{ siteId: string }>(releaseLease, [commentId, accountId]);
    return row?.siteId ?? null;
  }
}
