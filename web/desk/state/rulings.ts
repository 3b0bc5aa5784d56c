import type { DecisionView } from '../../../src/contract/decisions.schemas.js';
import type { Ruling, Subject } from './act.js';
import type { DeskApi } from './desk-api.js';
import { standingDecision, type Explain } from './problems.js';

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

/** Decisions and escalations, of one comment or of many, as the server is told of them. */
export class Rulings {
  constructor(
    private readonly api: DeskApi,
    private readonly explain: Explain,
  ) {}

  /** Tells the server. What fails with a single comment is thrown; among many, it is told beside what was made. */
  async send(subjects: readonly Subject[], ruling: Omit<Ruling, 'label'>): Promise<Outcomes> {
    const { action, reason, note } = ruling;
    if (action === 'escalate') return this.#escalate(subjects, note);
    const [only] = subjects;
    if (subjects.length === 1 && only) {
      const decision = await this.api.decide(only.id, { action, reason, note, revision: only.revision });
      return { made: [madeBy(decision)], refused: [] };
    }
    const items = subjects.map(({ id, revision }) => ({ commentId: id, revision }));
    const outcomes = (await this.api.decideMany({ action, reason, note, items })).items;
    return {
      made: outcomes.flatMap((outcome) => (outcome.ok ? [madeBy(outcome.decision)] : [])),
      refused: outcomes.flatMap((outcome) => {
        if (outcome.ok) return [];
        return [{ commentId: outcome.commentId, standing: outcome.decision ?? null, detail: outcome.detail }];
      }),
    };
  }

  /** Answers what stands now of those that could be taken back. */
  async takeBack(made: readonly Made[]): Promise<Made[]> {
    const ids = made.flatMap(({ decisionId }) => decisionId ?? []);
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) return [madeBy(await this.api.undo(only))];
    const undone: Made[] = [];
    for (let from = 0; from < ids.length; from += UNDO_BATCH) {
      const { items } = await this.api.undoMany(ids.slice(from, from + UNDO_BATCH));
      undone.push(...items.flatMap((outcome) => (outcome.ok ? [madeBy(outcome.decision)] : [])));
    }
    for (const escalated of made.filter(({ decisionId }) => decisionId === null)) {
      await this.api.deescalate(escalated.commentId);
      undone.push(escalated);
    }
    return undone;
  }

  async #escalate(subjects: readonly Subject[], note: string | null): Promise<Outcomes> {
    const outcomes: Outcomes = { made: [], refused: [] };
    for (const { id, revision } of subjects) {
      try {
        await this.api.escalate(id, { revision, note });
        outcomes.made.push({ commentId: id, revision, decisionId: null });
      } catch (error) {
        if (subjects.length === 1) throw error;
        outcomes.refused.push({ commentId: id, standing: standingDecision(error), detail: this.explain(error) });
      }
    }
    return outcomes;
  }
}
