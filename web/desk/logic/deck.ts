import type { DecisionView } from '../../../src/contract/decisions.schemas.js';
import type { QueueItem } from '../../../src/contract/queue.schemas.js';

/** What a moderator must know about a card before deciding on it. */
export type Notice =
  | { kind: 'decided'; action: DecisionView['action']; reason: string | null; by: string; at: string }
  | { kind: 'changed'; before: string }
  | { kind: 'withdrawn' }
  | { kind: 'taken'; by: string }
  | { kind: 'failed'; detail: string };

export interface Card {
  item: QueueItem;
  notice: Notice | null;
}

/** The cards that a moderator holds, in the order in which they were dealt, and the one that is on the table. */
export interface Deck {
  cards: readonly Card[];
  at: string | null;
}

export const EMPTY_DECK: Deck = { cards: [], at: null };

const idOf = (card: Card): string => card.item.comment.id;

export const currentCard = (deck: Deck): Card | null => deck.cards.find((card) => idOf(card) === deck.at) ?? null;

/** What can no longer be decided as it lies there. */
export const isSettled = ({ notice }: Card): boolean =>
  notice !== null && (notice.kind === 'decided' || notice.kind === 'withdrawn');

/** Puts new cards at the end. The one on the table stays there. */
export function dealt(deck: Deck, items: readonly QueueItem[]): Deck {
  const known = new Set(deck.cards.map(idOf));
  const fresh = items.filter(({ comment }) => !known.has(comment.id)).map((item) => ({ item, notice: null }));
  const cards = [...deck.cards, ...fresh];
  const [first] = cards;
  return { cards, at: deck.at ?? (first ? idOf(first) : null) };
}

/** The card a step away; at either end one stays where one is. */
export function moved(deck: Deck, step: 1 | -1): Deck {
  const index = deck.cards.findIndex((card) => idOf(card) === deck.at);
  const next = deck.cards[index + step];
  return next ? { ...deck, at: idOf(next) } : deck;
}

/** Takes a card away; if it was on the table, the next one comes, or else the one before. */
export function removed(deck: Deck, id: string): Deck {
  const index = deck.cards.findIndex((card) => idOf(card) === id);
  if (index < 0) return deck;
  const cards = deck.cards.filter((card) => idOf(card) !== id);
  if (deck.at !== id) return { ...deck, cards };
  const heir = cards[index] ?? cards[index - 1];
  return { cards, at: heir ? idOf(heir) : null };
}

/** Brings a card back: onto the table when it is asked for or the table is empty, else as the very next one. */
export function returned(deck: Deck, card: Card, onTable: boolean): Deck {
  const id = idOf(card);
  const others = deck.cards.filter((other) => idOf(other) !== id);
  const index = others.findIndex((other) => idOf(other) === deck.at);
  const place = onTable ? Math.max(index, 0) : index + 1;
  const cards = [...others.slice(0, place), card, ...others.slice(place)];
  return { cards, at: onTable || index < 0 ? id : deck.at };
}

/** Something happened to a card: the one on the table stays and says so, another leaves if it is settled. */
export function noticed(deck: Deck, id: string, notice: Notice, item?: QueueItem): Deck {
  const cards = deck.cards.map((card) => (idOf(card) === id ? { item: item ?? card.item, notice } : card));
  const settled = cards.find((card) => idOf(card) === id && isSettled(card));
  return settled && deck.at !== id ? removed({ ...deck, cards }, id) : { ...deck, cards };
}

/** A card as it is now, with nothing left to say about it. */
export function refreshed(deck: Deck, item: QueueItem): Deck {
  const cards = deck.cards.map((card) => (idOf(card) === item.comment.id ? { item, notice: null } : card));
  return { ...deck, cards };
}

/** How many cards can still be decided. */
export const openCards = (deck: Deck): number => deck.cards.filter((card) => !isSettled(card)).length;
