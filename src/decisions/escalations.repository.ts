import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { Escalation } from './escalation.entity.js';

/** Those of one comment that are told. */
const HISTORY_LIMIT = 100;

export interface EscalationRow extends Escalation {
  moderatorName: string;
}

const ESCALATION = `e.id, e.comment_id AS "commentId", e.account_id AS "accountId", e.note, e.at, m.name AS "moderatorName"`;

const insertEscalation = statement(
  'escalations.insert',
  `INSERT INTO escalations (id, comment_id, account_id, note, at) VALUES ($1, $2, $3, $4, $5)`,
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

  async insert(tx: Transaction, { id, commentId, accountId, note, at }: Escalation): Promise<void> {
    await tx.query(insertEscalation, [id, commentId, accountId, note, at]);
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
