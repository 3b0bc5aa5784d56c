import type { Verdict } from '../screening/verdict.js';
import type { ChangeSet } from '../comments/change-set.js';
import type { CommentRow } from '../comments/comment-rows.js';

/** What screening decided by itself stands in the log like any decision; an ordinary publication is no decision. */
export function logVerdict(changes: ChangeSet, row: CommentRow, { outcome, reasons }: Verdict): void {
  if (outcome === 'publish') return;
  const details = { revision: row.revision, rules: reasons.map(({ rule, code }) => ({ rule, code })) };
  changes.log.push({
    action: `comment.${outcome}`,
    siteId: row.siteId,
    commentId: row.id,
    accountId: row.authorId,
    details,
  });
}
