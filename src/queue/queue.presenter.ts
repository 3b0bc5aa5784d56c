import { presentModerated, presentPublic } from '../comments/comment.presenter.js';
import type { AuthoredComment } from '../comments/comment-rows.js';
import type { QueueRow } from './queue.repository.js';
import type { QueueItem } from '../contract/queue.schemas.js';

const iso = (date: string): string => new Date(date).toISOString();

/** A card of the desk. `parent` is what readers see of it: a moderator needs the context that they have. */
export function presentItem(row: QueueRow, parent: AuthoredComment | null, readers: number): QueueItem {
  return {
    comment: presentModerated(row),
    article: row.article,
    parent: parent && presentPublic(parent),
    author: {
      id: row.authorId,
      name: row.authorName,
      ...row.authorStanding,
      joinedAt: iso(row.authorStanding.joinedAt),
      sanctions: row.sanctions.map((sanction) => ({ ...sanction, until: sanction.until && iso(sanction.until) })),
    },
    reasons: row.reasons.map(({ rule, code, message, spans }) => ({
      rule,
      code,
      message,
      spans: row.status === 'withdrawn' ? [] : spans,
    })),
    reports: row.openReports.map((report) => ({ ...report, createdAt: iso(report.createdAt) })),
    reported: row.reports,
    claim: row.claim && { ...row.claim, until: iso(row.claim.until) },
    escalation: row.escalation && { ...row.escalation, at: iso(row.escalation.at) },
    severity: row.severity,
    readers,
    waitingSince: row.waitingSince?.toISOString() ?? null,
  };
}
