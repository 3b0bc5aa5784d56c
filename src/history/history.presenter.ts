import type { CommentText } from '../comments/comment-text.entity.js';
import type { CommentView } from '../contract/comments.schemas.js';
import { presentDecision } from '../decisions/decision.presenter.js';
import type { DecisionRow } from '../decisions/decisions.repository.js';
import { presentEscalation } from '../decisions/escalation.presenter.js';
import type { EscalationRow } from '../decisions/escalations.repository.js';
import type { HistoryEntry } from '../contract/history.schemas.js';

const NOBODY = { decision: null, escalation: null };

/** What happened to a comment, oldest first. An edit whose former text is forgotten is still told of, by the moment of the last one. */
export function presentHistory(
  comment: Pick<CommentView, 'createdAt' | 'editedAt' | 'body' | 'revision'>,
  former: readonly CommentText[],
  decisions: readonly DecisionRow[],
  escalations: readonly EscalationRow[],
): HistoryEntry[] {
  const bodies = [...former.map(({ body }) => body), comment.body];
  const edits = former.map(({ replacedAt, revision }) => ({ at: replacedAt.toISOString(), revision: revision + 1 }));
  const forgotten = comment.editedAt !== null && former.length === 0;
  const texts: HistoryEntry[] = forgotten
    ? [
        { at: comment.createdAt, kind: 'submitted', revision: 1, body: null, ...NOBODY },
        { at: comment.editedAt ?? '', kind: 'edited', revision: comment.revision, body: comment.body, ...NOBODY },
      ]
    : [{ at: comment.createdAt, revision: 1 }, ...edits].map((text, nth) => ({
        ...text,
        kind: nth === 0 ? 'submitted' : 'edited',
        body: bodies[nth] ?? null,
        ...NOBODY,
      }));
  const decided = decisions.map((row): HistoryEntry => ({
    at: row.at.toISOString(),
    kind: 'decided',
    revision: row.revision,
    body: null,
    decision: presentDecision(row),
    escalation: null,
  }));
  const changes = [...texts, ...decided].sort((a, b) => a.revision - b.revision || a.at.localeCompare(b.at));
  for (const row of escalations) {
    const at = row.at.toISOString();
    const place = changes.findLastIndex((entry) => entry.at <= at);
    const revision = changes[place]?.revision ?? 1;
    const escalation = presentEscalation(row);
    changes.splice(place + 1, 0, { at, kind: 'escalated', revision, body: null, decision: null, escalation });
  }
  return changes;
}
