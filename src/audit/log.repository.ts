import { Injectable } from '@nestjs/common';
import { firstIdAt, newIdAt } from '../common/ids.js';
import { Database, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { LogEntry } from './log-entry.entity.js';

/** What to write into the log; id and moment are given. */
export type NewLogEntry = Pick<LogEntry, 'action'> & Partial<Omit<LogEntry, 'id' | 'at' | 'action'>>;

/** Filters of `GET /api/moderation/log`; null filters nothing. `sites` is what the reader may see: null for every site. */
export interface LogQuery {
  sites: readonly string[] | null;
  site: string | null;
  comment: string | null;
  moderator: string | null;
  account: string | null;
  /** Beginning of the action. */
  action: string | null;
  from: Date | null;
  to: Date | null;
  before: string | null;
  limit: number;
}

export interface LogRow extends LogEntry {
  actorName: string | null;
  accountName: string | null;
  /** Beginning of the comment's text, while it is not withdrawn. */
  excerpt: string | null;
}

const appendEntries = statement(
  'log.append',
  `INSERT INTO moderation_log (id, at, action, actor_id, site_id, comment_id, account_id, reason, note, details)
   SELECT id, $2, action, actor_id, site_id, comment_id, account_id, reason, note, details
   FROM jsonb_to_recordset($1) AS e (id uuid, action text, actor_id uuid, site_id uuid, comment_id uuid, account_id uuid, reason text, note text, details jsonb)`,
);

const EXCERPT = 140;
/** What a reader of the log waits for at most, in milliseconds. */
const DEADLINE_MS = 5_000;

/** Entries without a site (sanctions of every site, notes) concern every site, and every moderator may read them. */
const listEntries = statement(
  'log.list',
  `SELECT l.id, l.at, l.action, l.actor_id AS "actorId", l.site_id AS "siteId", l.comment_id AS "commentId", l.account_id AS "accountId",
          l.reason, l.note, l.details, actor.name AS "actorName", subject.name AS "accountName",
          CASE WHEN c.status <> 'withdrawn' THEN left(c.body, ${EXCERPT}) END AS excerpt
   FROM moderation_log l LEFT JOIN accounts actor ON actor.id = l.actor_id LEFT JOIN accounts subject ON subject.id = l.account_id
   LEFT JOIN comments c ON c.id = l.comment_id
   WHERE ($1::uuid[] IS NULL OR l.site_id = ANY ($1) OR l.site_id IS NULL)
     AND ($2::uuid IS NULL OR l.comment_id = $2)
     AND ($3::uuid IS NULL OR l.actor_id = $3)
     AND ($4::uuid IS NULL OR l.account_id = $4)
     AND ($5::uuid IS NULL OR l.id < $5)
     AND ($7::uuid IS NULL OR l.site_id = $7)
     AND ($8::text IS NULL OR starts_with(l.action, $8))
     AND ($9::uuid IS NULL OR l.id >= $9)
     AND ($10::uuid IS NULL OR l.id < $10)
   ORDER BY l.id DESC LIMIT $6`,
);

/** The append-only moderation log. It has no update and no delete, here or in the database. */
@Injectable()
export class LogRepository {
  constructor(private readonly database: Database) {}

  async append(tx: Transaction, entries: readonly NewLogEntry[], at: Date): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map((entry) => ({
      id: newIdAt(at),
      action: entry.action,
      actor_id: entry.actorId ?? null,
      site_id: entry.siteId ?? null,
      comment_id: entry.commentId ?? null,
      account_id: entry.accountId ?? null,
      reason: entry.reason ?? null,
      note: entry.note ?? null,
      details: entry.details ?? {},
    }));
    await tx.query(appendEntries, [JSON.stringify(rows), at]);
  }

  async list(query: LogQuery): Promise<LogRow[]> {
    const { sites, site, comment, moderator, account, action, from, to, before, limit } = query;
    const values = [sites, comment, moderator, account, before, limit, site, action];
    const range = [from && firstIdAt(from), to && firstIdAt(to)];
    return this.database.search<LogRow>(listEntries, [...values, ...range], DEADLINE_MS);
  }
}
