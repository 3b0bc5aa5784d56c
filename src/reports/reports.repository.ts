import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import { COMMENT_COLUMNS, type CommentRow } from '../comments/comment-rows.js';
import { rankedAt } from '../comments/comments.repository.js';
import { severityOfReport } from '../comments/severity.js';
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

const countReport = statement(
  'reports.count',
  `UPDATE comments c SET reports = c.reports + 1, waiting_since = coalesce(c.waiting_since, $2), severity = greatest(c.severity, $3),
     ranked_at = ${rankedAt('coalesce(c.waiting_since, $2)', 'greatest(c.severity, $3)')}
   WHERE c.id = $1 RETURNING ${COMMENT_COLUMNS}`,
);

@Injectable()
export class ReportsRepository {
  constructor(@InjectRepository(Report) private readonly reports: Repository<Report>) {}

  /** Null when this account has reported the comment already, or when it is not published. `comment` is null when nobody is to look again. */
  async add(tx: Transaction, report: Report): Promise<{ report: Report; comment: CommentRow | null } | null> {
    const { id, commentId, accountId, reason, note, createdAt } = report;
    const [inserted] = await tx.query<Pick<Report, 'resolvedBy'>>(insertReport, [
      id,
      commentId,
      accountId,
      reason,
      note,
      createdAt,
    ]);
    if (!inserted) return null;
    if (inserted.resolvedBy !== null) return { report, comment: null };
    const [comment] = await tx.query<CommentRow>(countReport, [commentId, createdAt, severityOfReport(reason)]);
    if (!comment) throw new Error(`comment ${commentId} vanished under its lock`);
    return { report, comment };
  }

  async find(commentId: string, accountId: string): Promise<Report | null> {
    return this.reports.findOneBy({ commentId, accountId });
  }
}
