import { computed, signal } from '@preact/signals';
import type { DecisionView } from '../../../src/contract/decisions.schemas.js';
import type { Notice } from '../logic/deck.js';
import type { DeskWords } from '../text/text.js';
import type { Times } from '../text/time.js';
import type { Act, Ruling, Subject } from './act.js';
import { actionWord, summaryOf } from './act-words.js';
import type { Announcer } from './announcer.js';
import type { DeskApi } from './desk-api.js';
import { standingDecision, type Explain } from './problems.js';
import { Rulings, type Made } from './rulings.js';
import type { Toast, Toasts } from './toasts.js';

/** Where cards lie: it takes them back when an act fails or is undone. */
export interface Surface {
  bringBack: (subject: Subject, notice: Notice | null, revision: number) => void;
  /** Puts what was brought back before the eyes, where it is not there already. */
  show?: (id: string) => void;
}

const KEPT = 30;
const canBeUndone = ({ state }: Act): boolean => state === 'sending' || state === 'kept';

/** What one decides: shown as done at once, sent, brought back when it failed, undone. */
export class Acts {
  /** What one did since the desk was opened, newest first. */
  readonly done = signal<readonly Act[]>([]);
  readonly canUndo = computed(() => this.done.value.some(canBeUndone));

  /** Comments that a decision of ours is on its way for. */
  readonly #underway = new Set<string>();
  /** Ids of decisions made here. */
  readonly #own = new Set<string>();
  readonly #results = new Map<number, Promise<Made[]>>();
  /** The message of each act: once it is taken back there is nothing to undo in it. */
  readonly #messages = new Map<number, number>();
  readonly #rulings: Rulings;
  #surface: Surface | null = null;
  #count = 0;

  constructor(
    private readonly api: DeskApi,
    private readonly words: DeskWords,
    private readonly time: Times,
    private readonly announcer: Announcer,
    private readonly toasts: Toasts,
    private readonly explain: Explain,
  ) {
    this.#rulings = new Rulings(api, explain);
  }

  /** Answers how to stop. */
  useSurface(here: Surface): () => void {
    this.#surface = here;
    return () => {
      if (this.#surface === here) this.#surface = null;
    };
  }

  isUnderway(commentId: string): boolean {
    return this.#underway.has(commentId);
  }

  /** Whether a decision was made here, so that hearing of it is no news. */
  isOwn(decisionId: string): boolean {
    return this.#own.has(decisionId);
  }

  /** Decides at once and tells the server; what fails comes back to where it lay. `then`: what is announced to come next. Settles with the answer. */
  async decide(subjects: readonly Subject[], ruling: Ruling, then = ''): Promise<void> {
    this.#count += 1;
    const act: Act = { ...ruling, id: this.#count, subjects, at: new Date().toISOString(), state: 'sending' };
    this.done.value = [act, ...this.done.value].slice(0, KEPT);
    const said = summaryOf(this.words.value, act);
    const message = this.toasts.show(said, {
      tone: ruling.action === 'approve' ? 'good' : 'plain',
      action: { label: this.words.value.act.undo, key: 'u', run: () => void this.undo(act.id) },
    });
    this.announcer.announce(`${said}. ${then}`.trim());
    this.#messages.set(act.id, message);
    const result = this.#send(act, message);
    this.#results.set(act.id, result);
    await result;
  }

  /** Takes a decision back, the last one that stands unless another is named, and brings its cards onto the table. */
  async undo(id?: number): Promise<void> {
    const t = this.words.value.act;
    const act = this.done.value.find((one) => canBeUndone(one) && (id === undefined || one.id === id));
    if (!act) return this.#tell(t.nothingToUndo, 3_000);
    this.#mark(act.id, 'undone');
    this.toasts.dismiss(this.#messages.get(act.id) ?? 0);
    const made = (await this.#results.get(act.id)) ?? [];
    if (made.length === 0) return;
    try {
      const outcomes = await this.#rulings.takeBack(made);
      this.#remember(outcomes);
      for (const { commentId, revision } of outcomes) {
        const subject = act.subjects.find((one) => one.id === commentId);
        if (subject) this.#surface?.bringBack({ ...subject, revision }, null, revision);
      }
      const [only] = act.subjects;
      this.#tell(act.subjects.length === 1 && only ? t.undone(only.author) : t.undoneMany(outcomes.length));
    } catch (error) {
      this.#mark(act.id, 'kept');
      const standing = standingDecision(error);
      this.#warn(t.undoFailed(standing ? this.#conflict(standing) : this.explain(error)));
    }
  }

  /** No second opinion is wanted any more. Those who show the comment hear of it. */
  async withdrawEscalation(id: string): Promise<void> {
    try {
      await this.api.deescalate(id);
      this.#tell(this.words.value.act.deescalated);
    } catch (error) {
      this.#warn(this.explain(error));
    }
  }

  async #send(act: Act, message: number): Promise<Made[]> {
    act.subjects.forEach(({ id }) => this.#underway.add(id));
    try {
      const { made, refused } = await this.#rulings.send(act.subjects, act);
      this.#remember(made);
      for (const { commentId, standing, detail } of refused) {
        const subject = act.subjects.find(({ id }) => id === commentId);
        if (subject) this.#surface?.bringBack(subject, noticeOf(standing, detail), subject.revision);
      }
      this.#settle(act.id, made.length > 0 ? 'kept' : 'failed');
      if (refused.length > 0) {
        this.toasts.dismiss(message);
        this.#warn(this.words.value.act.someFailed(refused.length));
      }
      return made;
    } catch (error) {
      this.#mark(act.id, 'failed');
      this.toasts.dismiss(message);
      this.#failed(act, error);
      return [];
    } finally {
      act.subjects.forEach(({ id }) => this.#underway.delete(id));
    }
  }

  #failed({ subjects }: Act, error: unknown): void {
    const standing = standingDecision(error);
    const why = standing ? this.#conflict(standing) : this.explain(error);
    for (const subject of subjects) this.#surface?.bringBack(subject, noticeOf(standing, why), subject.revision);
    const [only] = subjects;
    const show = this.#surface?.show;
    const t = this.words.value.act;
    const action = only && show ? { label: t.show, run: () => show(only.id) } : null;
    this.#warn(t.failed(only?.author ?? '', why), action);
  }

  #remember(made: readonly Made[]): void {
    for (const { decisionId } of made) if (decisionId !== null) this.#own.add(decisionId);
  }

  /** The answer is there; an act that was undone meanwhile stays so. */
  #settle(id: number, state: Act['state']): void {
    if (this.done.value.some((act) => act.id === id && act.state === 'sending')) this.#mark(id, state);
  }

  #mark(id: number, state: Act['state']): void {
    this.done.value = this.done.value.map((act) => (act.id === id ? { ...act, state } : act));
  }

  #conflict({ by, action, at }: DecisionView): string {
    return this.words.value.act.conflict(by.name, actionWord(this.words.value, action), this.time.at(at));
  }

  #tell(message: string, life = 4_000): void {
    this.toasts.show(message, { life });
    this.announcer.announce(message);
  }

  #warn(message: string, action: Toast['action'] = null): void {
    this.toasts.show(message, { tone: 'bad', life: 12_000, action });
    this.announcer.announce(message);
  }
}

function noticeOf(standing: DecisionView | null, detail: string): Notice {
  if (!standing) return { kind: 'failed', detail };
  const { action, reason, by, at } = standing;
  return { kind: 'decided', action, reason, by: by.name, at };
}
