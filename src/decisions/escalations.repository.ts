import { Injectable } from '@nestjs/common';
import { COMMENT_COLUMNS, type CommentRow } from '../comments/comment-rows.js';
import { rankedAt } from '../comments/comments.repository.js';
import { Database, type Queryable, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { Escalation } from './escalation.entity.js';

/** Those of one comment that are told. */
const HISTORY_LIMIT = 100;

export interface EscalationRow extends Escalation {
  moderatorName: string;
}

const ESCALATION = `e.id, e.comment_id AS "commentId", e.account_id AS "accountId", e.note, e.at, m.name AS "moderatorName"`;

/** Whoever asks for a second opinion lets go of the comment, and whoever else held it sees that it was asked for. */
const openEscalation = statement(
  'escalations.open',
  `WITH claims_ended AS (DELETE FROM claims WHERE comment_id = $2), opened AS (
     INSERT INTO escalations (id, comment_id, account_id, note, at) VALUES ($1, $2, $3, $4, $5)
   )
   UPDATE comments c SET escalation_id = $1, waiting_since = coalesce(c.waiting_since, $5),
     ranked_at = ${rankedAt('coalesce(c.waiting_since, $5)', 'c.severity')}
   WHERE c.id = $2
   RETURNING ${COMMENT_COLUMNS}`,
);

const STILL_WAITS = `c.status = 'pending' OR c.status = 'published' AND c.reports > 0`;

const closeEscalation = statement(
  'escalations.close',
  `WITH claims_ended AS (DELETE FROM claims WHERE comment_id = $1)
   UPDATE comments c SET escalation_id = NULL,
     waiting_since = CASE WHEN ${STILL_WAITS} THEN c.waiting_since END, ranked_at = CASE WHEN ${STILL_WAITS} THEN c.ranked_at END
   WHERE c.id = $1
   RETURNING ${COMMENT_COLUMNS}`,
);

const findEscalation = statement(
  'escalations.find',
  `SELECT ${ESCALATION} FROM escalations e JOIN accounts m ON m.id = e.account_id WHERE e.id = $1`,
);

const listOfComment = statement(
  'escalations.of-comment',
  `SELECT ${ESCALATION} FROM escalations e JOIN accounts m ON m.id = e.account_id
   WHERE e.comment_id = $1 ORDER BY e.id DESC LIMIT ${HISTORY_LIMIT}`,
);

@Injectable()
export class EscalationsRepository {
  constructor(private readonly database: Database) {}

  /** The comment as it waits for a second opinion. */
  async open(tx: Transaction, { id, commentId, accountId, note, at }: Escalation): Promise<CommentRow | null> {
    const [row] = await tx.query<CommentRow>(openEscalation, [id, commentId, accountId, note, at]);
    return row ?? null;
  }

  /** The comment as it is again without. */
  async close(tx: Transaction, commentId: string): Promise<CommentRow | null> {
    const [row] = await tx.query<CommentRow>(closeEscalation, [commentId]);
    return row ?? null;
  }

  async find(id: string, on: Queryable = this.database): Promise<EscalationRow | null> {
    const [row] = await on.query<EscalationRow>(findEscalation, [id]);
    return row ?? null;
  }

  /** Oldest first. */
  async ofComment(commentId: string): Promise<EscalationRow[]> {
    return (await this.database.query<EscalationRow>(listOfComment, [commentId])).reverse();
  }
}
