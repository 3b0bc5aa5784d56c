import { noticed, openCards, refreshed, removed, type Notice } from '../logic/deck.js';
import type { DeskWords } from '../text/text.js';
import { traceOf } from './act-words.js';
import type { Acts } from './acts.js';
import type { Announcer } from './announcer.js';
import { AHEAD, type DeckStore } from './deck-store.js';
import type { DeskApi } from './desk-api.js';
import type { InspectedItem } from './desk-messages.js';
import type { LiveListener } from './live.js';
import type { ModerationEvent } from '../../../src/contract/events.js';

type DecidedEvent = Extract<ModerationEvent, { type: 'comment.decided' }>;

/** Events after which there may be a card to take. */
const ARRIVALS = new Set<ModerationEvent['type']>([
  'comment.submitted',
  'comment.reported',
  'comment.escalated',
  'comment.deescalated',
]);

/** Brings to the cards that lie here what happened to them elsewhere. */
export class DeckEvents implements LiveListener {
  constructor(
    private readonly store: DeckStore,
    private readonly acts: Acts,
    private readonly api: DeskApi,
    private readonly announcer: Announcer,
    private readonly words: DeskWords,
  ) {}

  readonly hear = (events: readonly ModerationEvent[]): void => {
    for (const event of events) this.#hearOf(event);
    const { deck } = this.store;
    if (events.some(({ type }) => ARRIVALS.has(type)) || openCards(deck.value) < AHEAD) void this.store.draw();
  };

  /** After a gap that cannot be told: every card is read anew. */
  readonly reset = async (): Promise<void> => {
    const { deck } = this.store;
    await Promise.all(
      deck.value.cards.map(async ({ item }) => {
        const { id, revision } = item.comment;
        const fresh = await this.#read(id);
        if (!fresh) return;
        if (fresh.comment.revision !== revision) {
          deck.value = noticed(deck.value, id, missed(fresh, item.comment.body ?? ''), fresh);
        } else if ((fresh.escalation === null) !== (item.escalation === null)) {
          deck.value = refreshed(deck.value, fresh);
        }
      }),
    );
    await this.store.draw();
  };

  #hearOf(event: ModerationEvent): void {
    const { deck } = this.store;
    const { commentId: id } = event;
    const held = this.store.itemOf(id);
    if (!held || this.acts.isUnderway(id)) return;
    switch (event.type) {
      case 'comment.decided':
        if (!this.acts.isOwn(event.decisionId)) this.#decidedElsewhere(event, held.author.name);
        break;
      case 'comment.withdrawn':
        deck.value = noticed(deck.value, id, { kind: 'withdrawn' });
        break;
      case 'comment.edited':
        void this.#edited(id, held.comment.body ?? '');
        break;
      case 'comment.escalated':
      case 'comment.deescalated':
        void this.#moved(id, event.type === 'comment.escalated');
        break;
      case 'comment.submitted':
      case 'comment.reported':
    }
  }

  #decidedElsewhere({ commentId: id, action, reason, by, at }: DecidedEvent, author: string): void {
    if (action === 'undo') {
      void this.#refresh(id);
      return;
    }
    const { deck } = this.store;
    deck.value = noticed(deck.value, id, { kind: 'decided', action, reason, by: by.name, at });
    this.announcer.mention(`${traceOf(this.words.value, action, by.name)} (${author})`);
  }

  /** A second opinion is wanted, or not any more: the card on the table stays and says so, another leaves where it does not belong now. */
  async #moved(id: string, isEscalated: boolean): Promise<void> {
    const { deck } = this.store;
    const belongs = (this.store.view === 'escalated') === isEscalated;
    if (!belongs && deck.value.at !== id) deck.value = removed(deck.value, id);
    await this.#refresh(id);
    void this.store.draw();
  }

  async #edited(id: string, before: string): Promise<void> {
    const item = await this.#read(id);
    const { deck } = this.store;
    if (item) deck.value = noticed(deck.value, id, { kind: 'changed', before }, item);
  }

  async #refresh(id: string): Promise<void> {
    const item = await this.#read(id);
    const { deck } = this.store;
    if (item) deck.value = refreshed(deck.value, item);
  }

  #read(id: string): Promise<InspectedItem | null> {
    return this.api.comment(id).catch(() => null);
  }
}

/** What happened to a comment while nobody could tell. */
function missed({ comment, history }: InspectedItem, before: string): Notice {
  const last = history.findLast(({ decision }) => decision !== null)?.decision;
  if (!last || comment.status === 'pending') return { kind: 'changed', before };
  return { kind: 'decided', action: last.action, reason: last.reason, by: last.by.name, at: last.at };
}
