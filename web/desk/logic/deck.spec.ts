import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import {
  currentCard,
  dealt,
  EMPTY_DECK,
  moved,
  noticed,
  openCards,
  refreshed,
  removed,
  returned,
  type Notice,
} from './deck.js';

const item = (id: string): QueueItem => ({
  comment: {
    id,
    articleId: 'article',
    parentId: null,
    author: { id: 'author', name: 'Ana' },
    body: `comment ${id}`,
    status: 'pending',
    revision: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    editedAt: null,
    reactions: 0,
    replyCount: 0,
  },
  article: { id: 'article', url: 'https://example.org/a', title: 'A', commenting: 'open' },
  parent: null,
  author: { id: 'author', name: 'Ana', joinedAt: '2026-01-01T00:00:00.000Z', published: 0, rejected: 0, sanctions: [] },
  reasons: [],
  reports: [],
  reported: 0,
  claim: null,
  escalation: null,
  severity: 0,
  readers: 0,
  waitingSince: '2026-01-01T00:00:00.000Z',
});
const decided: Notice = { kind: 'decided', action: 'approve', reason: null, by: 'Zoé', at: '2026-01-01T00:00:00.000Z' };
const three = dealt(EMPTY_DECK, ['a', 'b', 'c'].map(item));
const ids = (deck: typeof three): string[] => deck.cards.map((card) => card.item.comment.id);

describe('the deck', () => {
  it('keeps the card on the table when more are dealt, and takes none twice', () => {
    const deck = dealt(moved(three, 1), ['c', 'd'].map(item));
    expect([deck.at, ids(deck)]).toEqual(['b', ['a', 'b', 'c', 'd']]);
  });

  it('goes on to the next card when the one on the table leaves, and back from the last', () => {
    expect(removed(three, 'a').at).toBe('b');
    expect(removed(moved(moved(three, 1), 1), 'c').at).toBe('b');
    expect(removed(dealt(EMPTY_DECK, [item('a')]), 'a').at).toBeNull();
  });

  it('keeps a card on the table that somebody else decides, and says so', () => {
    const deck = noticed(three, 'a', decided);
    expect([deck.at, currentCard(deck)?.notice, openCards(deck)]).toEqual(['a', decided, 2]);
  });

  it('drops another card that somebody else decides without moving the one on the table', () => {
    const deck = noticed(three, 'b', decided);
    expect([deck.at, ids(deck)]).toEqual(['a', ['a', 'c']]);
  });

  it('opens a card again when the decision on it is taken back', () => {
    const deck = refreshed(noticed(three, 'a', decided), item('a'));
    expect([deck.at, currentCard(deck)?.notice, openCards(deck)]).toEqual(['a', null, 3]);
  });

  it('brings a card whose act failed back as the next one', () => {
    const deck = returned(removed(three, 'a'), { item: item('a'), notice: { kind: 'failed', detail: 'no' } }, false);
    expect([deck.at, ids(deck)]).toEqual(['b', ['b', 'a', 'c']]);
  });

  it('brings a card that is undone back onto the table', () => {
    const deck = returned(removed(three, 'a'), { item: item('a'), notice: null }, true);
    expect([deck.at, ids(deck)]).toEqual(['a', ['a', 'b', 'c']]);
  });

  it('always has a card on the table while it has any', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const step = fc.oneof(
      id.map((one) => (deck: typeof three) => dealt(deck, [item(one)])),
      id.map((one) => (deck: typeof three) => removed(deck, one)),
      id.map((one) => (deck: typeof three) => noticed(deck, one, decided)),
      fc.tuple(id, fc.boolean()).map(
        ([one, top]) =>
          (deck: typeof three) =>
            returned(deck, { item: item(one), notice: null }, top),
      ),
      fc.constantFrom<1 | -1>(1, -1).map((by) => (deck: typeof three) => moved(deck, by)),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const deck = steps.reduce((before, next) => next(before), EMPTY_DECK);
        expect(currentCard(deck) === null).toBe(deck.cards.length === 0);
        expect(new Set(ids(deck)).size).toBe(deck.cards.length);
      }),
    );
  });
});
