import { signal } from '@preact/signals';
import type { DecisionView } from '../../../src/moderation/decisions.schemas.js';
import type { QueueItem } from '../../../src/moderation/queue.schemas.js';
import type { Notice } from '../logic/deck.js';
import { text } from '../text/text.js';
import { when } from '../text/time.js';
import { announce } from './announcer.js';
import { explain, standingDecision } from './problems.js';
import { send as sendRuling, takeBack, type Made } from './rulings.js';
import { api } from './session.js';
import { dismiss, toast, type Toast } from './toasts.js';

/** What a decision needs to know of a comment. */
export interface Subject {
  id: string;
  revision: number;
  author: string;
  /** The card, to bring it back; absent when it came from a preview. */
  item?: QueueItem;
}

export interface Ruling {
  action: 'approve' | 'reject' | 'escalate';
  reason: string | null;
  note: string | null;
  /** How the reason is called, for people. */
  label: string;
}

export interface Act extends Ruling {
  id: number;
  subjects: readonly Subject[];
  at: string;
  state: 'sending' | 'kept' | 'failed' | 'undone';
}

/** Where cards lie: it takes them back when an act fails or is undone. */
export interface Surface {
  bringBack: (subject: Subject, notice: Notice | null, revision: number) => void;
  /** Puts what was brought back before the eyes, where it is not there already. */
  show?: (id: string) => void;
}

const KEPT = 30;
/** What one did since the desk was opened, newest first. */
export const acts = signal<readonly Act[]>([]);
/** Ids of decisions made here, so that hearing of them is no news. */
export const ownDecisions = new Set<string>();
/** Comments that a decision of ours is on its way for. */
export const underway = new Set<string>();

const results = new Map<number, Promise<Made[]>>();
/** The message of each act: once it is taken back there is nothing to undo in it. */
const messages = new Map<number, number>();
let surface: Surface | null = null;
let count = 0;

export function useSurface(here: Surface): () => void {
  surface = here;
  return () => {
    if (surface === here) surface = null;
  };
}

const change = (id: number, state: Act['state']): void => {
  acts.value = acts.value.map((act) => (act.id === id ? { ...act, state } : act));
};

/** Decides at once and tells the server; what fails comes back to where it lay. `then`: what is announced to come next. */
export function decide(subjects: readonly Subject[], ruling: Ruling, then = ''): void {
  count += 1;
  const act: Act = { ...ruling, id: count, subjects, at: new Date().toISOString(), state: 'sending' };
  acts.value = [act, ...acts.value].slice(0, KEPT);
  const said = summary(act);
  const shown = toast(said, {
    tone: ruling.action === 'approve' ? 'good' : 'plain',
    action: { label: text.value.act.undo, key: 'u', run: () => void undo(act.id) },
  });
  announce(`${said}. ${then}`.trim());
  messages.set(act.id, shown);
  results.set(act.id, send(act, shown));
}

export function summary({ subjects, action, label }: Pick<Act, 'subjects' | 'action' | 'label'>): string {
  const t = text.value.act;
  const [only] = subjects;
  if (subjects.length === 1 && only) {
    if (action === 'escalate') return t.escalated(only.author);
    return action === 'approve' ? t.approved(only.author) : t.rejected(only.author, label);
  }
  if (action === 'escalate') return t.escalatedMany(subjects.length);
  return action === 'approve' ? t.approvedMany(subjects.length) : t.rejectedMany(subjects.length, label);
}

async function send(act: Act, shown: number): Promise<Made[]> {
  const { subjects, action, reason, note } = act;
  subjects.forEach(({ id }) => underway.add(id));
  try {
    const { made, refused } = await sendRuling(subjects, { action, reason, note });
    made.forEach(remember);
    for (const { commentId, standing, detail } of refused) {
      const subject = subjects.find(({ id }) => id === commentId);
      if (subject) surface?.bringBack(subject, noticeOf(standing, detail), subject.revision);
    }
    change(act.id, made.length > 0 ? 'kept' : 'failed');
    if (refused.length > 0) {
      dismiss(shown);
      report(text.value.act.someFailed(refused.length));
    }
    return made;
  } catch (error) {
    change(act.id, 'failed');
    dismiss(shown);
    failed(act, error);
    return [];
  } finally {
    subjects.forEach(({ id }) => underway.delete(id));
  }
}

const remember = ({ decisionId }: Made): void => {
  if (decisionId !== null) ownDecisions.add(decisionId);
};

function failed(act: Act, error: unknown): void {
  const standing = standingDecision(error);
  const why = standing ? conflictText(standing) : explain(error);
  for (const subject of act.subjects) surface?.bringBack(subject, noticeOf(standing, why), subject.revision);
  const [only] = act.subjects;
  const show = surface?.show;
  const action = only && show ? { label: text.value.act.show, run: () => show(only.id) } : null;
  report(text.value.act.failed(only?.author ?? '', why), action);
}

function report(message: string, action: Toast['action'] = null): void {
  toast(message, { tone: 'bad', life: 12_000, action });
  announce(message);
}

export const actionWord = (action: string): string => {
  const t = text.value.notice;
  if (action === 'approve') return t.approved;
  return action === 'reject' ? t.rejected : t.undone;
};

const conflictText = ({ by, action, at }: DecisionView): string =>
  text.value.act.conflict(by.name, actionWord(action), when(at));

function noticeOf(standing: DecisionView | null, detail: string): Notice {
  if (!standing) return { kind: 'failed', detail };
  return {
    kind: 'decided',
    action: standing.action,
    reason: standing.reason,
    by: standing.by.name,
    at: standing.at,
  };
}

/** Takes a decision back, the last one that stands unless another is named, and brings its cards onto the table. */
export async function undo(id?: number): Promise<void> {
  const act = acts.value.find((one) =>
    id === undefined ? one.state === 'sending' || one.state === 'kept' : one.id === id,
  );
  if (!act || act.state === 'undone' || act.state === 'failed') {
    toast(text.value.act.nothingToUndo, { life: 3_000 });
    announce(text.value.act.nothingToUndo);
    return;
  }
  change(act.id, 'undone');
  dismiss(messages.get(act.id) ?? 0);
  const made = (await results.get(act.id)) ?? [];
  if (made.length === 0) return;
  try {
    const outcomes = await takeBack(made);
    outcomes.forEach(remember);
    for (const { commentId, revision } of outcomes) {
      const subject = act.subjects.find((one) => one.id === commentId);
      if (subject) surface?.bringBack({ ...subject, revision }, null, revision);
    }
    const [only] = act.subjects;
    const said =
      act.subjects.length === 1 && only
        ? text.value.act.undone(only.author)
        : text.value.act.undoneMany(outcomes.length);
    toast(said, { life: 4_000 });
    announce(said);
  } catch (error) {
    change(act.id, 'kept');
    const standing = standingDecision(error);
    report(text.value.act.undoFailed(standing ? conflictText(standing) : explain(error)));
  }
}

/** No second opinion is wanted any more. Those who show the comment hear of it. */
export async function withdrawEscalation(id: string): Promise<void> {
  try {
    await api.deescalate(id);
    toast(text.value.act.deescalated, { life: 4_000 });
    announce(text.value.act.deescalated);
  } catch (error) {
    report(explain(error));
  }
}
