import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import { COMMENT_COLUMNS, type CommentRow } from './comment-rows.js';
import { Report } from './report.entity.js';

const insertReport = statement(
  'reports.add',
  `INSERT INTO reports (id, comment_id, account_id, reason, note, created_at)
   SELECT $1, c.id, $3, $4, $5, $6 FROM comments c WHERE c.id = $2 AND c.status = 'published'
   ON CONFLICT (comment_id, account_id) DO NOTHING
   RETURNING id`,
);

const countReport = statement(
  'reports.count',
  `UPDATE comments c SET reports = c.reports + 1, waiting_since = coalesce(c.waiting_since, $2) WHERE c.id = $1 RETURNING ${COMMENT_COLUMNS}`,
);

@Injectable()
export class ReportsRepository {
  constructor(@InjectRepository(Report) private readonly reports: Repository<Report>) {}

  /** Null when this account has reported the comment already, or when it is not published. */
  async add(tx: Transaction, report: Report): Promise<{ report: Report; comment: CommentRow } | null> {
    const { id, commentId, accountId, reason, note, createdAt } = report;
    const [inserted] = await tx.query(insertReport, [id, commentId, accountId, reason, note, createdAt]);
    if (!inserted) return null;
    const [comment] = await tx.query<CommentRow>(countReport, [commentId, createdAt]);
    if (!comment) throw new Error(`comment ${commentId} vanished under its lock`);
    return { report, comment };
  }

  async find(commentId: string, accountId: string): Promise<Report | null> {
    return this.reports.findOneBy({ commentId, accountId });
  }
}
