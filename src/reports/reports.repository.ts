import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import { Report } from './report.entity.js';

/** Once a moderator has answered reports by approving, further ones are answered already, until the text is another. */
const insertReport = statement(
  'reports.add',
  `INSERT INTO reports (id, comment_id, account_id, reason, note, created_at, resolved_by)
   SELECT $1, c.id, $3, $4, $5, $6,
          CASE WHEN EXISTS (SELECT FROM reports r WHERE r.comment_id = c.id AND r.resolved_by = c.decision_id) THEN c.decision_id END
   FROM comments c WHERE c.id = $2 AND c.status = 'published'
   ON CONFLICT (comment_id, account_id) DO NOTHING
   RETURNING resolved_by AS "resolvedBy"`,
);

const resolveReports = statement(
  'reports.resolve',
  `UPDATE reports r SET resolved_by = d.decision FROM unnest($1::uuid[], $2::uuid[]) AS d (comment, decision)
   WHERE r.comment_id = d.comment AND r.resolved_by IS NULL`,
);

const reopenReports = statement(
  'reports.reopen',
  `WITH opened AS (UPDATE reports SET resolved_by = NULL WHERE resolved_by = $1 RETURNING 1) SELECT count(*)::int AS opened FROM opened`,
);

@Injectable()
export class ReportsRepository {
  constructor(@InjectRepository(Report) private readonly reports: Repository<Report>) {}

  /** Whether somebody has to look again; null when this account has reported the comment already, or when it is not published. */
  async add(tx: Transaction, report: Report): Promise<{ waits: boolean } | null> {
    const { id, commentId, accountId, reason, note, createdAt } = report;
    const [inserted] = await tx.query<Pick<Report, 'resolvedBy'>>(insertReport, [
      id,
      commentId,
      accountId,
      reason,
      note,
      createdAt,
    ]);
    return inserted ? { waits: inserted.resolvedBy === null } : null;
  }

  async find(commentId: string, accountId: string): Promise<Report | null> {
    return this.reports.findOneBy({ commentId, accountId });
  }

  /** The decisions answer all reports that wait on their comments. */
  async resolve(tx: Transaction, decisions: readonly { id: string; commentId: string }[]): Promise<void> {
    await tx.query(resolveReports, [decisions.map(({ commentId }) => commentId), decisions.map(({ id }) => id)]);
  }

  /** The reports that a decision answered wait again; how many. */
  async reopen(tx: Transaction, decisionId: string): Promise<number> {
    const [row] = await tx.query<{ opened: number }>(reopenReports, [decisionId]);
    return row?.opened ?? 0;
  }
}
