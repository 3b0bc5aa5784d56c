import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import { COMMENT_COLUMNS, type CommentRow } from './comment-rows.js';
import { rankExpression } from './comments.repository.js';

const countReport = statement(
  'reports.count',
  `UPDATE comments c SET reports = c.reports + 1, waiting_since = coalesce(c.waiting_since, $2), severity = greatest(c.severity, $3),
     ranked_at = ${rankExpression('coalesce(c.waiting_since, $2)', 'greatest(c.severity, $3)')}
   WHERE c.id = $1 RETURNING ${COMMENT_COLUMNS}`,
);

/** Whoever asks for a second opinion lets go of the comment, and whoever else held it sees that it was asked for. */
const escalateComment = statement(
  'comments.escalate',
  `WITH claims_ended AS (DELETE FROM claims WHERE comment_id = $1)
   UPDATE comments c SET escalation_id = $2, waiting_since = coalesce(c.waiting_since, $3),
     ranked_at = ${rankExpression('coalesce(c.waiting_since, $3)', 'c.severity')}
   WHERE c.id = $1
   RETURNING ${COMMENT_COLUMNS}`,
);

const STILL_WAITS = `c.status = 'pending' OR c.status = 'published' AND c.reports > 0`;

const deescalateComment = statement(
  'comments.deescalate',
  `WITH claims_ended AS (DELETE FROM claims WHERE comment_id = $1)
   UPDATE comments c SET escalation_id = NULL,
     waiting_since = CASE WHEN ${STILL_WAITS} THEN c.waiting_since END, ranked_at = CASE WHEN ${STILL_WAITS} THEN c.ranked_at END
   WHERE c.id = $1
   RETURNING ${COMMENT_COLUMNS}`,
);

/** What puts a comment in front of moderators beside its status, inside a transaction of `CommentChanges`. Each answers the comment after it. */
@Injectable()
export class WaitingRepository {
  /** One more report that nobody has answered. */
  async countReport(tx: Transaction, id: string, at: Date, severity: number): Promise<CommentRow> {
    return this.change(id, await tx.query<CommentRow>(countReport, [id, at, severity]));
  }

  async escalate(tx: Transaction, id: string, escalationId: string, at: Date): Promise<CommentRow> {
    return this.change(id, await tx.query<CommentRow>(escalateComment, [id, escalationId, at]));
  }

  async deescalate(tx: Transaction, id: string): Promise<CommentRow> {
    return this.change(id, await tx.query<CommentRow>(deescalateComment, [id]));
  }

  private change(id: string, [row]: CommentRow[]): CommentRow {
    if (!row) throw new Error(`comment ${id} vanished under its lock`);
    return row;
  }
}
