import { computed, signal } from '@preact/signals';
import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import {
  currentCard,
  dealt,
  EMPTY_DECK,
  isSettled,
  moved,
  noticed,
  openCards,
  removed,
  returned,
  type Deck,
  type Notice,
} from '../logic/deck.js';
import type { DeskWords } from '../text/text.js';
import { subjectOf, type Ruling, type Subject } from './act.js';
import type { Acts } from './acts.js';
import type { DeskApi } from './desk-api.js';
import { claimHolder } from './problems.js';
import type { QueueSort, View } from '../../../src/contract/terms.js';

/** Cards held at once: the one on the table and two that are ready. Leafing on takes more, up to the ceiling. */
export const AHEAD = 3;
const CEILING = 12;
/** As many of the skipped ones as a request may name. */
const EXCEPTIONS = 200;

interface Place {
  site: string;
  view: View;
  sort: QueueSort;
}

/** The cards that one holds of a view, and the hand that takes and returns them. */
export class DeckStore {
  readonly deck = signal<Deck>(EMPTY_DECK);
  readonly card = computed(() => currentCard(this.deck.value));
  readonly phase = signal<'loading' | 'ready' | 'failed'>('loading');
  readonly skipped = signal<ReadonlySet<string>>(new Set());

  #place: Place | null = null;
  #drawing: Promise<void> | null = null;
  /** Cards on their way back: they may be the very ones that come next in another order. */
  #releasing: Promise<unknown> = Promise.resolve();
  /** Views that were begun with the cards that a page which ended without a word still holds there. */
  readonly #resumed = new Set<string>();

  constructor(
    private readonly api: DeskApi,
    private readonly acts: Acts,
    private readonly words: DeskWords,
  ) {}

  get view(): View | null {
    return this.#place?.view ?? null;
  }

  /** Begins with the cards of a view; those of another one are given back. */
  open(next: Place): void {
    const place = this.#place;
    if (place?.site === next.site && place.view === next.view && place.sort === next.sort) return;
    this.close();
    this.#place = next;
    this.phase.value = 'loading';
    void this.draw();
  }

  close(): void {
    this.#giveBack(this.deck.value.cards.map(({ item }) => item));
    this.deck.value = EMPTY_DECK;
    this.skipped.value = new Set();
    this.#place = null;
  }

  /** Deals anew what was on the table: a page that the browser kept aside comes back without its leases. */
  dealAgain(): void {
    if (!this.#place) return;
    const again = this.#place;
    this.#place = null;
    this.deck.value = EMPTY_DECK;
    this.open(again);
  }

  /** Takes cards until enough are ready. */
  draw(ahead = AHEAD): Promise<void> {
    this.#drawing ??= this.#take(ahead).finally(() => (this.#drawing = null));
    return this.#drawing;
  }

  leaf(step: 1 | -1): void {
    const { cards, at } = this.deck.value;
    const index = cards.findIndex(({ item }) => item.comment.id === at);
    const left = cards.length - 1 - (index + step);
    this.deck.value = moved(this.deck.value, step);
    if (step === 1 && left < AHEAD - 1) {
      void this.draw(Math.min(openCards(this.deck.value) + AHEAD - 1 - left, CEILING));
    }
  }

  /** Decides on the card on the table; the next one lies there before the server has answered. */
  rule(ruling: Ruling): void {
    const shown = this.card.value;
    if (!shown || isSettled(shown)) return;
    this.deck.value = removed(this.deck.value, shown.item.comment.id);
    void this.acts.decide([subjectOf(shown.item)], ruling, this.#upcoming());
    void this.draw();
  }

  /** Takes cards off the table that are decided together with others. */
  takeAway(ids: readonly string[]): void {
    this.deck.value = ids.reduce(removed, this.deck.value);
    void this.draw();
  }

  /** Leaves the card to somebody else. Answers whose it was. */
  skip(): string | null {
    const shown = this.card.value;
    if (!shown) return null;
    const { id } = shown.item.comment;
    this.deck.value = removed(this.deck.value, id);
    if (!isSettled(shown)) {
      this.skipped.value = new Set([...this.skipped.value, id]);
      this.#giveBack([shown.item]);
    }
    void this.draw();
    return shown.item.author.name;
  }

  forgetSkipped(): void {
    this.skipped.value = new Set();
    void this.draw();
  }

  itemOf(id: string): QueueItem | undefined {
    return this.deck.value.cards.find(({ item }) => item.comment.id === id)?.item;
  }

  show(id: string): void {
    if (this.itemOf(id)) this.deck.value = { ...this.deck.value, at: id };
  }

  /** A card whose act failed, or was undone, comes back; a lease is taken again where it may be. */
  bringBack({ item }: Subject, notice: Notice | null, revision: number): void {
    if (!item || this.#place === null) return;
    const fresh = { ...item, comment: { ...item.comment, revision } };
    this.deck.value = returned(this.deck.value, { item: fresh, notice }, notice === null);
    if (notice === null || notice.kind === 'failed') {
      const { id } = item.comment;
      this.api.hold(id, { take: true }).catch((error: unknown) => this.lost(id, error));
    }
  }

  /** The lease of a card could not be had. */
  lost(id: string, error: unknown): void {
    const by = claimHolder(error);
    if (by !== null) this.deck.value = noticed(this.deck.value, id, { kind: 'taken', by });
  }

  takeOver(id: string): void {
    const cards = this.deck.value.cards.map((one) => (one.item.comment.id === id ? { ...one, notice: null } : one));
    this.deck.value = { ...this.deck.value, cards };
    this.api.hold(id, { takeOver: true }).catch((error: unknown) => this.lost(id, error));
  }

  async #take(ahead: number): Promise<void> {
    const from = this.#place;
    const need = Math.min(ahead, CEILING) - openCards(this.deck.value);
    if (!from || need <= 0) return;
    try {
      const key = `${from.site} ${from.view}`;
      const resume = !this.#resumed.has(key);
      this.#resumed.add(key);
      const except = [...this.skipped.value].slice(-EXCEPTIONS);
      await this.#releasing;
      const { items } = await this.api.claim(from, need, { except, resume });
      if (this.#place === from) {
        this.deck.value = dealt(this.deck.value, items);
        this.phase.value = 'ready';
      } else this.#giveBack(items);
      // Cards may have been decided while these were on their way, or another view been opened.
      if (this.#place !== from || items.length > 0) await this.#take(ahead);
    } catch {
      if (this.#place !== from) await this.#take(ahead);
      else if (this.deck.value.cards.length === 0) this.phase.value = 'failed';
    }
  }

  #giveBack(items: readonly QueueItem[]): void {
    const given = items.map(({ comment }) => this.api.release(comment.id).catch(() => undefined));
    this.#releasing = Promise.all([this.#releasing, ...given]);
  }

  #upcoming(): string {
    const next = this.card.value;
    const t = this.words.value.act;
    return next ? t.nextIs(next.item.author.name) : t.noMore;
  }
}
