import { Injectable } from '@nestjs/common';
import { requireMayWrite, type Actor } from '../http/actor.js';
import { newIdAt } from '../common/ids.js';
import { invalidRequest, notFound } from '../contract/problem.error.js';
import { Clock } from '../database/clock.js';
import { newEvent } from '../events/domain-events.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { CommentChanges } from '../comments/comment-changes.js';
import { PagesRepository } from '../pages/pages.repository.js';
import type { Report } from './report.entity.js';
import { ReportsRepository } from './reports.repository.js';
import { streamKey } from '../contract/streams.js';

/** Readers' reports: they put a published comment in front of the moderators, unless those have answered reports on this very text. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly pages: PagesRepository,
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
    const comment = await this.pages.find(commentId);
    if (!comment) throw notFound('comment');
    requireMayWrite(actor, comment.siteId);
    await this.requireReason(comment.siteId, input.reason);
    const now = this.clock.now();
    const report = await this.changes.run([comment.articleId], now, async (tx, changes, at) => {
      const added = await this.reports.add(tx, {
        id: newIdAt(at),
        commentId,
        accountId: actor.id,
        reason: input.reason,
        note: input.note ?? null,
        createdAt: at,
        resolvedBy: null,
      });
      if (!added) return null;
      if (added.comment) {
        changes.record({ ...added.comment, reports: added.comment.reports - 1 }, added.comment);
        changes.add(
          newEvent(streamKey('moderation', comment.siteId), 'comment.reported', commentId, { reason: input.reason }),
        );
      }
      return added.report;
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
