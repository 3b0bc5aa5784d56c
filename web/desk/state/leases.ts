import { sendAndLeave } from '../../shared/api-client.js';
import { isSettled } from '../logic/deck.js';
import { underway } from './acts.js';
import { dealAgain, deck, lost } from './deck-store.js';
import { codeOf } from './problems.js';
import { api, client } from './session.js';

/** A third of a lease, in milliseconds: two heartbeats may be lost. */
const HEARTBEAT = 45_000;

/** Keeps the leases alive while the desk is open, and gives them back when it is left. */
export function keepLeases(): () => void {
  const beat = setInterval(() => {
    for (const held of deck.value.cards) {
      const { id } = held.item.comment;
      if (!isSettled(held) && held.notice?.kind !== 'taken' && !underway.has(id)) {
        api.hold(id).catch(async (error: unknown) => {
          if (codeOf(error) === 'claim.lost') await api.hold(id, { take: true }).catch((why: unknown) => lost(id, why));
        });
      }
    }
  }, HEARTBEAT);
  const leave = (): void => {
    for (const { item } of deck.value.cards) {
      sendAndLeave(client, 'DELETE', `/api/moderation/claims/${item.comment.id}`);
    }
  };
  const back = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) dealAgain();
  };
  addEventListener('pagehide', leave);
  addEventListener('pageshow', back);
  return () => {
    clearInterval(beat);
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', back);
  };
}
