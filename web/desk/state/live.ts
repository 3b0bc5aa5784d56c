import { computed, signal } from '@preact/signals';
import type { Counts, Lease } from '../../../src/contract/queue.schemas.js';
import type { LiveClient, LiveState } from '../../shared/live-client.js';
import type { ModerationEvent } from '../../../src/contract/events.js';
import type { DeskSession } from './session.js';

/** Hears what happens on the site; `reset` when too much was missed to be told. */
export interface LiveListener {
  hear: (events: readonly ModerationEvent[]) => void;
  reset: () => Promise<void>;
}

type LiveDoor = Pick<LiveClient, 'follow' | 'onState' | 'close'>;

/** What the server tells by itself: events for whoever listens, counts and claims for everybody. */
export class Live {
  readonly counts = signal<Counts | null>(null);
  readonly claims = signal<ReadonlyMap<string, Lease>>(new Map());
  readonly connection = signal<LiveState | null>(null);
  readonly hasEnded = signal(false);
  /** Who else is looking at comments of this site, each once. */
  readonly others = computed(() => {
    const names = new Map([...this.claims.value.values()].map(({ by }) => [by.id, by.name]));
    names.delete(this.session.me.value?.id ?? '');
    return [...names.values()].sort();
  });

  readonly #listeners = new Set<LiveListener>();
  #door: LiveDoor | null = null;

  constructor(
    private readonly connect: () => LiveDoor,
    private readonly session: DeskSession,
  ) {}

  heldByOther(commentId: string): Lease | null {
    const lease = this.claims.value.get(commentId);
    return lease && lease.by.id !== this.session.me.value?.id ? lease : null;
  }

  /** Answers how to stop. */
  listen(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Follows one site's queue, in place of any other. Answers how to stop. */
  followSite(siteId: string): () => void {
    this.counts.value = null;
    this.claims.value = new Map();
    this.hasEnded.value = false;
    let isJoined = false;
    const following = this.#opened().follow(`moderation:${siteId}`, {
      // The contract says what this stream carries.
      events: (events) => this.#listeners.forEach(({ hear }) => hear(events as readonly ModerationEvent[])),
      reset: async () => {
        await this.#readAnew();
        return null;
      },
      gauge: ({ counts, claims }) => {
        // The queue has no number of its own: what was read before one joined may be old.
        if (!isJoined) void this.#readAnew().catch(() => undefined);
        isJoined = true;
        if (counts) this.counts.value = counts;
        if (claims) this.claims.value = withClaims(this.claims.value, claims);
      },
      ended: () => {
        this.hasEnded.value = true;
      },
    });
    return () => following.close();
  }

  disconnect(): void {
    this.#door?.close();
    this.#door = null;
  }

  #opened(): LiveDoor {
    if (!this.#door) {
      this.#door = this.connect();
      this.#door.onState((state) => (this.connection.value = state));
    }
    return this.#door;
  }

  #readAnew(): Promise<unknown> {
    return Promise.all([...this.#listeners].map(({ reset }) => reset()));
  }
}

function withClaims(before: ReadonlyMap<string, Lease>, changes: Record<string, Lease | null>): Map<string, Lease> {
  const after = new Map(before);
  for (const [id, lease] of Object.entries(changes)) {
    if (lease) after.set(id, lease);
    else after.delete(id);
  }
  return after;
}
