import type { DeskWords } from '../text/text.js';
import { traceOf } from './act-words.js';
import type { Acts } from './acts.js';
import type { DeskApi } from './desk-api.js';
import type { ListStore } from './list-store.js';
import type { LiveListener } from './live.js';
import type { ModerationEvent } from '../../../src/contract/events.js';
import type { View } from '../../../src/contract/terms.js';

/** What brings a comment into a view where something waits. */
const ARRIVALS: Readonly<Partial<Record<View, ModerationEvent['type']>>> = {
  pending: 'comment.submitted',
  reported: 'comment.reported',
  escalated: 'comment.escalated',
};

/** Brings to the rows what happened to them elsewhere, and counts what arrived. */
export class ListEvents implements LiveListener {
  constructor(
    private readonly store: ListStore,
    private readonly acts: Acts,
    private readonly api: DeskApi,
    private readonly words: DeskWords,
  ) {}

  readonly hear = (events: readonly ModerationEvent[]): void => {
    for (const event of events) {
      if (this.acts.isUnderway(event.commentId)) continue;
      if (event.type === 'comment.decided' && this.acts.isOwn(event.decisionId)) continue;
      if (this.store.rowOf(event.commentId)) this.#hearOfRow(event);
      else if (this.#isArrival(event)) this.store.arrivals.value += 1;
    }
  };

  readonly reset = (): Promise<void> => this.store.refresh();

  /** What was decided comes back into the view when that is undone. */
  #isArrival(event: ModerationEvent): boolean {
    const { view } = this.store;
    if (event.type === 'comment.decided') return event.action === 'undo';
    return view !== null && event.type === ARRIVALS[view];
  }

  #hearOfRow(event: ModerationEvent): void {
    const { commentId: id } = event;
    const { act, notice } = this.words.value;
    switch (event.type) {
      case 'comment.decided':
        this.store.leave(id, traceOf(this.words.value, event.action, event.by.name));
        break;
      case 'comment.withdrawn':
        this.store.leave(id, notice.withdrawnTrace);
        break;
      case 'comment.edited':
        void this.#reread(id, true);
        break;
      case 'comment.deescalated':
        if (this.store.view === 'escalated') this.store.leave(id, act.deescalated);
        else void this.#reread(id, false);
        break;
      case 'comment.escalated':
        void this.#reread(id, false);
        break;
      case 'comment.submitted':
      case 'comment.reported':
    }
  }

  async #reread(id: string, isChanged: boolean): Promise<void> {
    const item = await this.api.comment(id).catch(() => null);
    if (!item) return;
    this.store.replace(id, (row) => ({
      item,
      notice: isChanged ? { kind: 'changed', before: row.item.comment.body ?? '' } : row.notice,
      trace: null,
    }));
  }
}
