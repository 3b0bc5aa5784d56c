import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { Decision } from './decision.entity.js';

export interface DecisionRow extends Decision {
  moderatorName: string;
}

/** Select list of `DecisionRow` over `decisions d JOIN accounts m`. */
export const DECISION_COLUMNS = `
  d.id, d.comment_id AS "commentId", d.site_id AS "siteId", d.moderator_id AS "moderatorId", d.action, d.reason, d.note, d.at, d.revision,
  d.status_before AS "statusBefore", d.waiting_since_before AS "waitingSinceBefore", d.decision_before AS "decisionBefore",
  d.escalation_before AS "escalationBefore",
  m.name AS "moderatorName"`;

/** The latest decisions about one comment that are told. */
const HISTORY_LIMIT = 100;

const insertDecisions = statement(
  'decisions.insert',
  `INSERT INTO decisions (id, comment_id, site_id, moderator_id, action, reason, note, at, revision, status_before, waiting_since_before, decision_before, escalation_before)
   SELECT id, comment_id, site_id, $2, $3, reason, $4, $5, revision, status_before, waiting_since_before, decision_before, escalation_before
   FROM jsonb_to_recordset($1) AS d (id uuid, comment_id uuid, site_id uuid, reason text, revision int, status_before text, waiting_since_before timestamptz, decision_before uuid, escalation_before uuid)`,
);

const findDecisions = statement(
  'decisions.find',
  `SELECT ${DECISION_COLUMNS} FROM decisions d JOIN accounts m ON m.id = d.moderator_id WHERE d.id = ANY ($1)`,
);

const listOfComment = statement(
  'decisions.of-comment',
  `SELECT ${DECISION_COLUMNS} FROM decisions d JOIN accounts m ON m.id = d.moderator_id
   WHERE d.comment_id = $1 ORDER BY d.id DESC LIMIT ${HISTORY_LIMIT}`,
);

@Injectable()
export class DecisionsRepository {
  constructor(private readonly database: Database) {}

  /** Decisions of one moderator at one moment; actor, action, note and moment are those of the first. */
  async insert(tx: Transaction, decisions: readonly Decision[]): Promise<void> {
    const [first] = decisions;
    if (!first) return;
    const rows = decisions.map((decision) => ({
      id: decision.id,
      comment_id: decision.commentId,
      site_id: decision.siteId,
      reason: decision.reason,
      revision: decision.revision,
      status_before: decision.statusBefore,
      waiting_since_before: decision.waitingSinceBefore,
      decision_before: decision.decisionBefore,
      escalation_before: decision.escalationBefore,
    }));
    await tx.query(insertDecisions, [JSON.stringify(rows), first.moderatorId, first.action, first.note, first.at]);
  }

  async find(ids: readonly string[], on: Queryable = this.database): Promise<Map<string, DecisionRow>> {
    if (ids.length === 0) return new Map();
    const rows = await on.query<DecisionRow>(findDecisions, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Oldest first. */
  async ofComment(commentId: string): Promise<DecisionRow[]> {
    return (await this.database.query<DecisionRow>(listOfComment, [commentId])).reverse();
  }
}
