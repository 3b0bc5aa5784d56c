import { computed, signal } from '@preact/signals';
import type { QueueItem, QueueSort, View } from '../../../src/moderation/queue.schemas.js';
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
import { text } from '../text/text.js';
import { decide, type Ruling, type Subject } from './acts.js';
import { codeOf } from './problems.js';
import { api } from './session.js';

/** Cards held at once: the one on the table and two that are ready. Leafing on takes more, up to the ceiling. */
export const AHEAD = 3;
const CEILING = 12;

interface Place {
  site: string;
  view: View;
  sort: QueueSort;
}

export const deck = signal<Deck>(EMPTY_DECK);
export const card = computed(() => currentCard(deck.value));
export const deckPhase = signal<'loading' | 'ready' | 'failed'>('loading');
export const skipped = signal<ReadonlySet<string>>(new Set());

let place: Place | null = null;
let drawing: Promise<void> | null = null;
/** Cards on their way back: they may be the very ones that come next in another order. */
let releasing: Promise<unknown> = Promise.resolve();
/** Views that were begun with the cards that a page which ended without a word still holds there. */
const resumed = new Set<string>();

export const viewOfDeck = (): View | null => place?.view ?? null;

/** Begins with the cards of a view; those of another one are given back. */
export function openDeck(next: Place): void {
  if (place?.site === next.site && place.view === next.view && place.sort === next.sort) return;
  closeDeck();
  place = next;
  deckPhase.value = 'loading';
  void draw();
}

export function closeDeck(): void {
  releasing = Promise.all(deck.value.cards.map(({ item }) => giveBack(item.comment.id)));
  deck.value = EMPTY_DECK;
  skipped.value = new Set();
  place = null;
}

/** Takes cards until enough are ready. */
export function draw(ahead = AHEAD): Promise<void> {
  drawing ??= take(ahead).finally(() => (drawing = null));
  return drawing;
}

async function take(ahead: number): Promise<void> {
  const from = place;
  const need = Math.min(ahead, CEILING) - openCards(deck.value);
  if (!from || need <= 0) return;
  try {
    const key = `${from.site} ${from.view}`;
    const resume = !resumed.has(key);
    resumed.add(key);
    const except = [...skipped.value].slice(-200);
    await releasing;
    const { items } = await api.claim(from, need, { except, resume });
    if (place === from) {
      deck.value = dealt(deck.value, items);
      deckPhase.value = 'ready';
    } else releasing = Promise.all(items.map(({ comment }) => giveBack(comment.id)));
    // Cards may have been decided while these were on their way, or another view been opened.
    if (place !== from || items.length > 0) await take(ahead);
  } catch {
    if (place !== from) await take(ahead);
    else if (deck.value.cards.length === 0) deckPhase.value = 'failed';
  }
}

const giveBack = (id: string): Promise<unknown> => api.release(id).catch(() => undefined);

export function leaf(step: 1 | -1): void {
  const index = deck.value.cards.findIndex(({ item }) => item.comment.id === deck.value.at);
  const left = deck.value.cards.length - 1 - (index + step);
  deck.value = moved(deck.value, step);
  if (step === 1 && left < AHEAD - 1) void draw(Math.min(openCards(deck.value) + AHEAD - 1 - left, CEILING));
}

export const subjectOf = (item: QueueItem): Subject => ({
  id: item.comment.id,
  revision: item.comment.revision,
  author: item.author.name,
  item,
});

const upcoming = (): string => {
  const next = card.value;
  return next ? text.value.act.nextIs(next.item.author.name) : text.value.act.noMore;
};

/** Decides on the card on the table; the next one lies there before the server has answered. */
export function rule(ruling: Ruling): void {
  const shown = card.value;
  if (!shown || isSettled(shown)) return;
  deck.value = removed(deck.value, shown.item.comment.id);
  decide([subjectOf(shown.item)], ruling, upcoming());
  void draw();
}

export function show(id: string): void {
  if (deck.value.cards.some(({ item }) => item.comment.id === id)) deck.value = { ...deck.value, at: id };
}

export const cardOf = (id: string): QueueItem | undefined =>
  deck.value.cards.find(({ item }) => item.comment.id === id)?.item;

/** Takes cards off the table that are decided together with others. */
export function takeAway(ids: readonly string[]): void {
  deck.value = ids.reduce(removed, deck.value);
  void draw();
}

/** Leaves the card to somebody else. */
export function skip(): string | null {
  const shown = card.value;
  if (!shown) return null;
  const { id } = shown.item.comment;
  deck.value = removed(deck.value, id);
  if (!isSettled(shown)) {
    skipped.value = new Set([...skipped.value, id]);
    void giveBack(id);
  }
  void draw();
  return shown.item.author.name;
}

export function forgetSkipped(): void {
  skipped.value = new Set();
  void draw();
}

/** A card whose act failed, or was undone, comes back; a lease is taken again where it may be. */
export function bringBack({ item }: Subject, notice: Notice | null, revision: number): void {
  if (!item || place?.site === undefined) return;
  const fresh = { ...item, comment: { ...item.comment, revision } };
  deck.value = returned(deck.value, { item: fresh, notice }, notice === null);
  if (notice === null || notice.kind === 'failed') {
    api.hold(item.comment.id, { take: true }).catch((error: unknown) => lost(item.comment.id, error));
  }
}

export function lost(id: string, error: unknown): void {
  const by = claimHolder(error);
  if (by !== null) deck.value = noticed(deck.value, id, { kind: 'taken', by });
}

function claimHolder(error: unknown): string | null {
  if (codeOf(error) !== 'claim.taken') return null;
  const { claim } = (error as { body: { claim?: { by: { name: string } } } }).body;
  return claim?.by.name ?? null;
}

export function takeOver(id: string): void {
  deck.value = {
    ...deck.value,
    cards: deck.value.cards.map((one) => (one.item.comment.id === id ? { ...one, notice: null } : one)),
  };
  void api.hold(id, { takeOver: true }).catch(() => undefined);
}

/** Deals anew what was on the table: a page that the browser kept aside comes back without its leases. */
export function dealAgain(): void {
  if (!place) return;
  const again = place;
  place = null;
  deck.value = EMPTY_DECK;
  openDeck(again);
}
