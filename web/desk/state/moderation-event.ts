import type { DecisionView } from '../../../src/contract/decisions.schemas.js';

interface Told<Type extends string> {
  seq: number;
  type: Type;
  at: string;
  commentId: string;
}

/** What happens on the stream `moderation:<siteId>`, told apart by `type`. */
export type ModerationEvent =
  | Told<'comment.submitted' | 'comment.edited' | 'comment.withdrawn'>
  | (Told<'comment.reported'> & { reason: string })
  | (Told<'comment.decided'> & { decisionId: string } & Pick<DecisionView, 'action' | 'reason' | 'by'>)
  | (Told<'comment.escalated' | 'comment.deescalated'> & Pick<DecisionView, 'by'>);

export type DecidedEvent = Extract<ModerationEvent, { type: 'comment.decided' }>;
