import { Injectable } from '@nestjs/common';
import type { LogEntry } from '../audit/log-entry.entity.js';
import { firstIdAt } from '../common/ids.js';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';

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

const EXCERPT = 140;

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

/** The moderation log as people read it, with the names of those it is about. */
@Injectable()
export class LogReadingRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. 422 `search.too-broad` when so much fits that looking through it takes too long. */
  async list(query: LogQuery): Promise<LogRow[]> {
    const { sites, site, comment, moderator, account, action, from, to, before, limit } = query;
    const values = [sites, comment, moderator, account, before, limit, site, action];
    const range = [from && firstIdAt(from), to && firstIdAt(to)];
    return this.database.search<LogRow>(listEntries, [...values, ...range]);
  }
}
