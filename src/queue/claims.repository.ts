import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';
import { orderOf, perSort, perView, sorted, VIEW_FILTER } from './queue.repository.js';
import type { ClaimRequest } from '../contract/queue.schemas.js';
import type { View } from '../contract/terms.js';

/** Two to three minutes are what consoles with leases use: long enough to read and think, short enough after a closed lid. */
export const LEASE_SECONDS = 150;

/** Readers count among so many comments. */
const WINDOW = 100;

const LEASE = `now() + interval '${LEASE_SECONDS} seconds'`;

/** What may be handed out: nobody else holds it, nor oneself unless one resumes, and a second opinion is given in its own view alone. */
const free = (view: View): string =>
  `${VIEW_FILTER[view]} ${view === 'escalated' ? '' : 'AND c.escalation_id IS NULL'} AND c.id <> ALL ($4::uuid[])
   AND NOT EXISTS (SELECT FROM claims k WHERE k.comment_id = c.id AND k.expires_at > now() AND (k.account_id <> $2 OR NOT $5))`;

/**
 * Takes the first free ones, with `SKIP LOCKED`. Where two met all the same, the last condition lets the lease go
 * over only if it expired.
 */
const take = (candidates: string, order: string): string =>
  `WITH free AS (
     SELECT c.id FROM ${candidates} ORDER BY ${order} LIMIT $3 FOR NO KEY UPDATE OF c SKIP LOCKED
   ), taken AS (
     INSERT INTO claims AS k (comment_id, account_id, expires_at) SELECT id, $2, ${LEASE} FROM free
     ON CONFLICT (comment_id) DO UPDATE SET account_id = excluded.account_id, expires_at = excluded.expires_at
     WHERE k.expires_at <= now() OR ($5 AND k.account_id = $2)
     RETURNING comment_id
   )
   SELECT free.id, taken.comment_id IS NULL AS lost FROM free LEFT JOIN taken ON taken.comment_id = free.id`;

const takeNext = perSort((view, sort) =>
  statement(
    `claims.take.${view}.${sort}`,
    take(`comments c WHERE c.site_id = $1 AND ${free(view)}`, sorted(orderOf(view, sort))),
  ),
);

const takeThese = perView((view) =>
  statement(
    `claims.take-these.${view}`,
    take(
      `unnest($6::uuid[]) WITH ORDINALITY AS wanted (id, place) JOIN comments c ON c.id = wanted.id WHERE c.site_id = $1 AND ${free(view)}`,
      'wanted.place',
    ),
  ),
);

/** The window in which readers count, by the index. */
const findUrgent = perView((view) =>
  statement(
    `claims.urgent.${view}`,
    `SELECT c.id, c.article_id AS "articleId", c.waiting_since AS "waitingSince", c.severity FROM comments c
     WHERE c.site_id = $1 AND ${free(view)} AND $2::uuid IS NOT NULL ORDER BY ${sorted(orderOf(view, 'priority'))} LIMIT $3`,
  ),
);

const inOrder = perSort((view, sort) =>
  statement(
    `claims.order.${view}.${sort}`,
    `SELECT c.id FROM comments c WHERE c.id = ANY ($1) ORDER BY ${sorted(orderOf(view, sort))}`,
  ),
);

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

export interface UrgentRow {
  id: string;
  articleId: string;
  waitingSince: Date;
  severity: number;
}
type Id = { id: string };
type Try = Id & { lost: boolean };

/** What a moderator got: `ids` in order, none of them anybody else's. `lost`: more was free, but others were faster. */
export interface Batch {
  ids: string[];
  lost: boolean;
}

@Injectable()
export class ClaimsRepository {
  constructor(private readonly database: Database) {}

  async take({ site, view, sort, limit, except, resume }: ClaimRequest, accountId: string): Promise<Batch> {
    const free = await this.database.query<Try>(takeNext[view][sort], [site, accountId, limit, except, resume]);
    const taken = free.filter(({ lost }) => !lost).map(({ id }) => id);
    const rows = await this.database.query<Id>(inOrder[view][sort], [taken]);
    return { ids: rows.map(({ id }) => id), lost: taken.length < free.length };
  }

  /** The comments among which the most urgent is found: those that the index puts first. */
  async urgent({ site, view, except, resume }: ClaimRequest, accountId: string): Promise<UrgentRow[]> {
    return this.database.query<UrgentRow>(findUrgent[view], [site, accountId, WINDOW, except, resume]);
  }

  /** Like `take`, from these, which are in order already. */
  async takeAmong(
    ids: readonly string[],
    { site, view, limit, except, resume }: ClaimRequest,
    accountId: string,
  ): Promise<Batch> {
    const values = [site, accountId, limit, except, resume, ids];
    const free = await this.database.query<Try>(takeThese[view], values);
    const taken = new Set(free.filter(({ lost }) => !lost).map(({ id }) => id));
    return { ids: ids.filter((id) => taken.has(id)), lost: taken.size < Math.min(limit, ids.length) };
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
