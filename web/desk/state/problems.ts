import { ApiError } from '../../shared/api-error.js';
import type { DecisionView } from '../../../src/contract/decisions.schemas.js';
import type { DeskWords } from '../text/text.js';

/** What went wrong, in words for the person. */
export type Explain = (error: unknown) => string;

export function explainWith(words: DeskWords): Explain {
  return (error) => {
    const { errors, card, notice, author, queue } = words.value;
    if (!(error instanceof ApiError)) return errors.unknown;
    switch (error.code) {
      case 'network':
        return errors.network;
      case 'auth.credentials':
        return errors.credentials;
      case 'auth.locked':
        return errors.locked;
      case 'rate.limited':
      case 'service.busy':
      case 'service.unavailable':
        return errors.busy;
      case 'access.denied':
        return errors.denied;
      case 'decision.conflict':
        return errors.conflict;
      case 'comment.not-found':
        return card.notFound;
      case 'comment.withdrawn':
        return notice.withdrawn;
      case 'escalation.standing':
        return errors.escalated(escalatedBy(error));
      case 'sanction.staff':
        return author.staff;
      case 'search.too-broad':
        return queue.tooBroad;
      default:
        return error.status >= 400 && error.status < 500 && error.detail ? error.detail : errors.unknown;
    }
  };
}

export const codeOf = (error: unknown): string | null => (error instanceof ApiError ? error.code : null);

/** The decision that stands, of a 409 `decision.conflict`. */
export function standingDecision(error: unknown): DecisionView | null {
  if (!(error instanceof ApiError) || error.code !== 'decision.conflict') return null;
  const { decision } = error.body as { decision?: DecisionView | null };
  return decision ?? null;
}

/** Who has the comment, of a 409 `claim.taken`. */
export function claimHolder(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.code !== 'claim.taken') return null;
  return (error.body as { claim?: { by: { name: string } } }).claim?.by.name ?? null;
}

const escalatedBy = ({ body }: ApiError): string =>
  (body as { escalation?: { by: { name: string } } | null }).escalation?.by.name ?? '';
