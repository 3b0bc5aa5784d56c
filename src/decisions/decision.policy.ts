import { moderates, type Actor } from '../http/actor.js';
import { forbidden, invalidRequest, notFound, ProblemError } from '../contract/problem.error.js';
import { canBecome } from '../comments/comment-status.js';
import type { CommentRow } from '../comments/comment-rows.js';

import type { DecisionRow } from './decisions.repository.js';
import { presentDecision } from './decision.presenter.js';
import type { CommentStatus } from '../contract/terms.js';
import type { SiteReason } from '../contract/sites.schemas.js';

export const STATUS_AFTER = { approve: 'published', reject: 'rejected' } as const satisfies Record<
  string,
  CommentStatus
>;

/** Why this moderator may not decide on this sight of the comment; null when nothing stands in the way. */
export function objection(
  actor: Actor,
  comment: CommentRow | undefined,
  seen: number,
  to: CommentStatus,
  standing: DecisionRow | undefined,
): ProblemError | null {
  if (!comment) return notFound('comment');
  if (!moderates(actor, comment.siteId)) return forbidden('You do not moderate the site of this comment.');
  if (comment.revision !== seen) return conflict(standing);
  return canBecome(comment.status, to) ? null : withdrawn();
}

export const withdrawn = (): ProblemError =>
  new ProblemError(409, 'comment.withdrawn', 'The author has withdrawn this comment; there is nothing to decide.');

/** 409 with the decision that stands, for the one who came second. `by`, `action` and `at` stand beside it, as the contract has them. */
export function conflict(standing: DecisionRow | undefined): ProblemError {
  const decision = standing ? presentDecision(standing) : null;
  const { by = null, action = null, at = null } = decision ?? {};
  const detail = decision
    ? `${decision.by.name} has decided this already (${decision.action}).`
    : 'The comment has changed since you loaded it; look at it again.';
  return new ProblemError(409, 'decision.conflict', detail, { decision, by, action, at });
}

/** A rejection names a reason of the site, so that its author learns why. */
export function requireReason(reason: string | null, reasons: readonly SiteReason[]): void {
  const codes = reasons.map(({ code }) => code);
  if (reason !== null && codes.includes(reason)) return;
  throw invalidRequest([{ path: 'reason', message: `is required to reject; one of ${codes.join(', ')}` }]);
}
