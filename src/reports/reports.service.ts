import { Injectable } from '@nestjs/common';
import { requireMayWrite, type Actor } from '../http/actor.js';
import { newIdAt } from '../common/ids.js';
import { invalidRequest, notFound } from '../contract/problem.error.js';
import { Clock } from '../database/clock.js';
import { newEvent } from '../events/domain-events.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { CommentChanges } from '../comments/comment-changes.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { severityOfReport } from '../comments/severity.js';
import { WaitingRepository } from '../comments/waiting.repository.js';
import { Database } from '../database/database.js';
import type { Report } from './report.entity.js';
import { ReportsRepository } from './reports.repository.js';
import { streamKey } from '../contract/streams.js';

/** Readers' reports: they put a published comment in front of the moderators, unless those have answered reports on this very text. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly database: Database,
    private readonly comments: CommentsRepository,
    private readonly waiting: WaitingRepository,
    private readonly reports: ReportsRepository,
    private readonly changes: CommentChanges,
    private readonly sites: SitesRepository,
    private readonly clock: Clock,
  ) {}

  /** The first report of this account on this comment: the one just made, or the one that stood already. */
  async report(
    actor: Actor,
    commentId: string,
    input: { reason: string; note?: string | null | undefined },
  ): Promise<Report> {
    const [comment] = await this.comments.places(this.database, [commentId]);
    if (!comment) throw notFound('comment');
    requireMayWrite(actor, comment.siteId);
    await this.requireReason(comment.siteId, input.reason);
    const report = await this.changes.run([comment.articleId], this.clock.now(), async (tx, changes, at) => {
      const given = { commentId, accountId: actor.id, reason: input.reason, note: input.note ?? null };
      const made: Report = { ...given, id: newIdAt(at), createdAt: at, resolvedBy: null };
      const added = await this.reports.add(tx, made);
      if (added?.waits) {
        const row = await this.waiting.countReport(tx, commentId, at, severityOfReport(made.reason));
        changes.record({ ...row, reports: row.reports - 1 }, row);
        changes.add(
          newEvent(streamKey('moderation', comment.siteId), 'comment.reported', commentId, { reason: made.reason }),
        );
      }
      return added && made;
    });
    const standing = report ?? (await this.reports.find(commentId, actor.id));
    if (!standing) throw notFound('comment');
    return standing;
  }

  private async requireReason(siteId: string, code: string): Promise<void> {
    const reasons = await this.sites.reasons(siteId, 'en');
    const codes = reasons?.map((reason) => reason.code) ?? [];
    if (!codes.includes(code)) {
      throw invalidRequest([{ path: 'reason', message: `must be one of ${codes.join(', ')}` }]);
    }
  }
}
