import type { LogRow } from './log-reading.repository.js';
import type { LogEntryView } from '../contract/log.schemas.js';

export function presentLogEntry(row: LogRow): LogEntryView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    actor: row.actorId === null ? null : { id: row.actorId, name: row.actorName ?? '' },
    siteId: row.siteId,
    commentId: row.commentId,
    accountId: row.accountId,
    account: row.accountId === null ? null : { id: row.accountId, name: row.accountName ?? '' },
    excerpt: row.excerpt,
    reason: row.reason,
    note: row.note,
    details: row.details,
  };
}
