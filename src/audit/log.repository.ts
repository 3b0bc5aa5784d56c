import { Injectable } from '@nestjs/common';
import { newIdAt } from '../common/ids.js';
import type { Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { LogEntry } from './log-entry.entity.js';

/** What to write into the log; id and moment are given. */
export type NewLogEntry = Pick<LogEntry, 'action'> & Partial<Omit<LogEntry, 'id' | 'at' | 'action'>>;

const appendEntries = statement(
  'log.append',
  `INSERT INTO moderation_log (id, at, action, actor_id, site_id, comment_id, account_id, reason, note, details)
   SELECT id, $2, action, actor_id, site_id, comment_id, account_id, reason, note, details
   FROM jsonb_to_recordset($1) AS e (id uuid, action text, actor_id uuid, site_id uuid, comment_id uuid, account_id uuid, reason text, note text, details jsonb)`,
);

/** The append-only moderation log. It has no update and no delete, here or in the database. */
@Injectable()
export class LogRepository {
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
}
