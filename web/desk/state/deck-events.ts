import type { LiveEvent } from '../../shared/live-client.js';
import { noticed, openCards, refreshed, removed, type Notice } from '../logic/deck.js';
import { text } from '../text/text.js';
import { mention } from './announcer.js';
import { ownDecisions, underway } from './acts.js';
import { AHEAD, deck, draw, viewOfDeck } from './deck-store.js';
import { api } from './session.js';

/** Events after which there may be a card to take. */
const ARRIVALS = new Set(['comment.submitted', 'comment.reported', 'comment.escalated', 'comment.deescalated']);

/** What happened elsewhere to cards that lie here. */
export function hearInDeck(events: readonly LiveEvent[]): void {
  let arrived = false;
  for (const event of events) {
    const id = event.commentId;
    if (ARRIVALS.has(event.type)) arrived = true;
    const held = deck.value.cards.find(({ item }) => item.comment.id === id);
    if (id === null || !held || underway.has(id)) continue;
    if (event.type === 'comment.decided') decidedElsewhere(id, event, held.item.author.name);
    else if (event.type === 'comment.withdrawn') deck.value = noticed(deck.value, id, { kind: 'withdrawn' });
    else if (event.type === 'comment.edited') void reread(id, held.item.comment.body ?? '');
    else if (event.type === 'comment.escalated' || event.type === 'comment.deescalated') void moveView(id, event.type);
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

/** A second opinion is wanted, or not any more: the card on the table stays and says so, another leaves where it does not belong now. */
async function moveView(id: string, type: 'comment.escalated' | 'comment.deescalated'): Promise<void> {
  const belongs = (viewOfDeck() === 'escalated') === (type === 'comment.escalated');
  if (!belongs && deck.value.at !== id) deck.value = removed(deck.value, id);
  const item = await api.comment(id).catch(() => null);
  if (item) deck.value = refreshed(deck.value, item);
  void draw();
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
      if (!fresh) return;
      if (fresh.comment.revision === item.comment.revision) {
        const isOld = (fresh.escalation === null) !== (item.escalation === null);
        if (isOld) deck.value = refreshed(deck.value, fresh);
        return;
      }
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
