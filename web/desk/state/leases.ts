import { isSettled } from '../logic/deck.js';
import type { Acts } from './acts.js';
import type { DeckStore } from './deck-store.js';
import type { DeskApi } from './desk-api.js';
import { codeOf } from './problems.js';

/** A third of a lease, in milliseconds: two heartbeats may be lost. */
export const HEARTBEAT = 45_000;

/** Keeps the leases of the deck alive while it is open, and gives them back when the page is left. */
export class Leases {
  constructor(
    private readonly store: DeckStore,
    private readonly acts: Acts,
    private readonly api: DeskApi,
  ) {}

  /** Answers how to stop. */
  keep(): () => void {
    const beat = setInterval(() => this.renew(), HEARTBEAT);
    const leave = (): void =>
      this.store.deck.value.cards.forEach(({ item }) => this.api.releaseOnLeaving(item.comment.id));
    const back = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) this.store.dealAgain();
    };
    addEventListener('pagehide', leave);
    addEventListener('pageshow', back);
    return () => {
      clearInterval(beat);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', back);
    };
  }

  /** One heartbeat: a lease that ran out is taken again, unless somebody else has the comment. */
  renew(): void {
    for (const held of this.store.deck.value.cards) {
      const { id } = held.item.comment;
      if (isSettled(held) || held.notice?.kind === 'taken' || this.acts.isUnderway(id)) continue;
      this.api
        .hold(id)
        .catch((error: unknown) => (codeOf(error) === 'claim.lost' ? this.api.hold(id, { take: true }) : undefined))
        .catch((error: unknown) => this.store.lost(id, error));
    }
  }
}
