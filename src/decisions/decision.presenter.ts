import type { DecisionView } from '../contract/decisions.schemas.js';
import type { DecisionRow } from './decisions.repository.js';

export function presentDecision(row: DecisionRow): DecisionView {
  return {
    id: row.id,
    commentId: row.commentId,
    action: row.action,
    reason: row.reason,
    note: row.note,
    by: { id: row.moderatorId, name: row.moderatorName },
    at: row.at.toISOString(),
    revision: row.revision,
  };
}
