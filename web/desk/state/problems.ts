import { ApiError } from '../../shared/api-client.js';
import type { DecisionView } from '../../../src/moderation/decisions.schemas.js';
import { text } from '../text/text.js';

/** What went wrong, in words for the person. */
export function explain(error: unknown): string {
  const { errors } = text.value;
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
      return text.value.card.notFound;
    case 'comment.withdrawn':
      return text.value.notice.withdrawn;
    case 'escalation.standing':
      return text.value.errors.escalated(escalatedBy(error));
    case 'sanction.staff':
      return text.value.author.staff;
    case 'search.too-broad':
      return text.value.queue.tooBroad;
    default:
      return error.status >= 400 && error.status < 500 && error.detail ? error.detail : errors.unknown;
  }
}

export const codeOf = (error: unknown): string | null => (error instanceof ApiError ? error.code : null);

/** The decision that stands, of a 409 `decision.conflict`. */
export function standingDecision(error: unknown): DecisionView | null {
  if (!(error instanceof ApiError) || error.code !== 'decision.conflict') return null;
  const { decision } = error.body as { decision?: DecisionView | null };
  return decision ?? null;
}

const escalatedBy = ({ body }: ApiError): string =>
  (body as { escalation?: { by: { name: string } } | null }).escalation?.by.name ?? '';
