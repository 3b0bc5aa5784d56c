import type { DecisionView } from '../../../src/moderation/decisions.schemas.js';
import type { Ruling, Subject } from './acts.js';
import { explain, standingDecision } from './problems.js';
import { api } from './session.js';

/** As many as the server takes back in one request. */
const UNDO_BATCH = 200;

/** What was made of one comment; an escalation is no decision, and leaves the revision as it was. */
export interface Made {
  commentId: string;
  revision: number;
  decisionId: string | null;
}

export interface Refused {
  commentId: string;
  standing: DecisionView | null;
  detail: string;
}

export interface Outcomes {
  made: Made[];
  refused: Refused[];
}

const madeBy = ({ commentId, revision, id }: DecisionView): Made => ({ commentId, revision, decisionId: id });

/** Tells the server. What fails with a single comment is thrown; among many, it is told beside what was made. */
export async function send(subjects: readonly Subject[], ruling: Omit<Ruling, 'label'>): Promise<Outcomes> {
  const { action, reason, note } = ruling;
  if (action === 'escalate') return escalate(subjects, note);
  const [only] = subjects;
  if (subjects.length === 1 && only) {
    const decision = await api.decide(only.id, { action, reason, note, revision: only.revision });
    return { made: [madeBy(decision)], refused: [] };
  }
  const items = subjects.map(({ id, revision }) => ({ commentId: id, revision }));
  const outcomes = (await api.decideMany({ action, reason, note, items })).items;
  return {
    made: outcomes.flatMap((outcome) => (outcome.ok ? [madeBy(outcome.decision)] : [])),
    refused: outcomes.flatMap((outcome) =>
      outcome.ok ? [] : [{ commentId: outcome.commentId, standing: outcome.decision ?? null, detail: outcome.detail }],
    ),
  };
}

async function escalate(subjects: readonly Subject[], note: string | null): Promise<Outcomes> {
  const outcomes: Outcomes = { made: [], refused: [] };
  for (const { id, revision } of subjects) {
    try {
      await api.escalate(id, { revision, note });
      outcomes.made.push({ commentId: id, revision, decisionId: null });
    } catch (error) {
      if (subjects.length === 1) throw error;
      outcomes.refused.push({ commentId: id, standing: standingDecision(error), detail: explain(error) });
    }
  }
  return outcomes;
}

/** Answers what stands now of those that could be taken back. */
export async function takeBack(made: readonly Made[]): Promise<Made[]> {
  const ids = made.flatMap(({ decisionId }) => decisionId ?? []);
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return [madeBy(await api.undo(only))];
  const undone: Made[] = [];
  for (let from = 0; from < ids.length; from += UNDO_BATCH) {
    const { items } = await api.undoMany(ids.slice(from, from + UNDO_BATCH));
    undone.push(...items.flatMap((outcome) => (outcome.ok ? [madeBy(outcome.decision)] : [])));
  }
  for (const escalated of made.filter(({ decisionId }) => decisionId === null)) {
    await api.deescalate(escalated.commentId);
    undone.push(escalated);
  }
  return undone;
}
