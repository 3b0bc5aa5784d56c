import { computed, signal } from '@preact/signals';
import type { QueueItem, View } from '../../../src/moderation/queue.schemas.js';
import type { LiveEvent } from '../../shared/live-client.js';
import {
  currentCard,
  dealt,
  EMPTY_DECK,
  isSettled,
  moved,
  noticed,
  openCards,
  refreshed,
  removed,
  returned,
  type Deck,
  type Notice,
} from '../logic/deck.js';
import { text } from '../text/text.js';
import { mention } from './announcer.js';
import { decide, ownDecisions, underway, type Ruling, type Subject } from './acts.js';
import { codeOf } from './problems.js';
import { api } from './session.js';

/** Cards held at once: the one on the table and two that are ready. Leafing on takes more, up to the ceiling. */
const AHEAD = 3;
const CEILING = 12;

interface Place {
  site: string;
  view: View;
}

export const deck = signal<Deck>(EMPTY_DECK);
export const card = computed(() => currentCard(deck.value));
export const deckPhase = signal<'loading' | 'ready' | 'failed'>('loading');
export const skipped = signal<ReadonlySet<string>>(new Set());

let place: Place | null = null;
let drawing: Promise<void> | null = null;
/** A page that ended without a word still holds cards: the next one begins with them. */
let isFirst = true;

/** Begins with the cards of a view; those of another one are given back. */
export function openDeck(next: Place): void {
  if (place?.site === next.site && place.view === next.view) return;
  closeDeck();
  place = next;
  deckPhase.value = 'loading';
  void draw();
}

export function closeDeck(): void {
  for (const { item } of deck.value.cards) giveBack(item.comment.id);
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
    const resume = isFirst;
    isFirst = false;
    const except = [...skipped.value].slice(-200);
    const { items } = await api.claim(from.site, from.view, need, { except, resume });
    if (place !== from) items.forEach(({ comment }) => giveBack(comment.id));
    else deck.value = dealt(deck.value, items);
    deckPhase.value = 'ready';
    // Cards may have been decided while these were on their way.
    if (place === from && items.length > 0) await take(ahead);
  } catch {
    if (place === from && deck.value.cards.length === 0) deckPhase.value = 'failed';
  }
}

const giveBack = (id: string): void => void api.release(id).catch(() => undefined);

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
    giveBack(id);
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

/** What happened elsewhere to cards that lie here. */
export function hearInDeck(events: readonly LiveEvent[]): void {
  let arrived = false;
  for (const event of events) {
    const id = event.commentId;
    if (event.type === 'comment.submitted' || event.type === 'comment.reported') arrived = true;
    const held = deck.value.cards.find(({ item }) => item.comment.id === id);
    if (id === null || !held || underway.has(id)) continue;
    if (event.type === 'comment.decided') decidedElsewhere(id, event, held.item.author.name);
    else if (event.type === 'comment.withdrawn') deck.value = noticed(deck.value, id, { kind: 'withdrawn' });
    else if (event.type === 'comment.edited') void reread(id, held.item.comment.body ?? '');
  }
  if (arrived || openCards(deck.value) < AHEAD) void draw();
}

function decidedElsewhere(id: string, event: LiveEvent, author: string): void {
  const { decisionId, action, reason, by } = event as unknown as {
    decisionId: string;
    action: 'approve' | 'reject' | 'undo';
    reason?: string | null;
    by: { id: string; name: string };
  };
  if (ownDecisions.has(decisionId)) return;
  if (action === 'undo') {
    void api.comment(id).then(
      (item) => (deck.value = refreshed(deck.value, item)),
      () => undefined,
    );
    return;
  }
  deck.value = noticed(deck.value, id, { kind: 'decided', action, reason: reason ?? null, by: by.name, at: event.at });
  const trace =
    action === 'approve' ? text.value.notice.approvedTrace(by.name) : text.value.notice.rejectedTrace(by.name);
  mention(`${trace} (${author})`);
}

async function reread(id: string, before: string): Promise<void> {
  const item = await api.comment(id).catch(() => null);
  if (item) deck.value = noticed(deck.value, id, { kind: 'changed', before }, item);
}

/** After a gap that cannot be told: every card is read anew. */
export async function rereadDeck(): Promise<void> {
  await Promise.all(
    deck.value.cards.map(async ({ item }) => {
      const fresh = await api.comment(item.comment.id).catch(() => null);
      if (!fresh || fresh.comment.revision === item.comment.revision) return;
      const last = fresh.history.findLast(({ decision }) => decision !== null)?.decision;
      const notice: Notice =
        last && fresh.comment.status !== 'pending'
          ? { kind: 'decided', action: last.action, reason: last.reason, by: last.by.name, at: last.at }
          : { kind: 'changed', before: item.comment.body ?? '' };
      deck.value = noticed(deck.value, item.comment.id, notice, fresh);
    }),
  );
  await draw();
}

/** Deals anew what was on the table: a page that the browser kept aside comes back without its leases. */
export function dealAgain(): void {
  if (!place) return;
  const again = place;
  place = null;
  deck.value = EMPTY_DECK;
  openDeck(again);
}
