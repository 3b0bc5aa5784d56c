import { computed, signal } from '@preact/signals';
import type { Counts, Lease } from '../../../src/moderation/queue.schemas.js';
import { LiveClient, type LiveEvent, type LiveState } from '../../shared/live-client.js';
import { client, me } from './session.js';

export const counts = signal<Counts | null>(null);
export const claims = signal<ReadonlyMap<string, Lease>>(new Map());
export const connection = signal<LiveState | null>(null);
export const hasEnded = signal(false);

/** Who else is looking at comments of this site, each once. */
export const others = computed(() => {
  const names = new Map([...claims.value.values()].map(({ by }) => [by.id, by.name]));
  names.delete(me.value?.id ?? '');
  return [...names.values()].sort();
});

export const heldByOther = (commentId: string): Lease | null => {
  const lease = claims.value.get(commentId);
  return lease && lease.by.id !== me.value?.id ? lease : null;
};

type Listener = { events: (events: readonly LiveEvent[]) => void; reset: () => Promise<void> };
const listeners = new Set<Listener>();
let live: LiveClient | null = null;

/** Hears what happens on the site; `reset` when too much was missed to be told. Answers how to stop. */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const readAnew = (): Promise<unknown> => Promise.all([...listeners].map((listener) => listener.reset()));

/** Follows one site's queue, in place of any other. Answers how to stop. */
export function followSite(siteId: string): () => void {
  counts.value = null;
  claims.value = new Map();
  hasEnded.value = false;
  live ??= connect();
  let isJoined = false;
  const following = live.follow(`moderation:${siteId}`, {
    events: (events) => listeners.forEach((listener) => listener.events(events)),
    reset: async () => {
      await readAnew();
      return null;
    },
    gauge: (gauge) => {
      // The queue has no number of its own: what was read before one joined may be old.
      if (!isJoined) void readAnew().catch(() => undefined);
      isJoined = true;
      if (gauge.counts) counts.value = gauge.counts;
      if (gauge.claims) claims.value = withClaims(claims.value, gauge.claims);
    },
    ended: () => {
      hasEnded.value = true;
    },
  });
  return () => following.close();
}

export function disconnect(): void {
  live?.close();
  live = null;
}

function connect(): LiveClient {
  const fresh = new LiveClient({ url: location.origin, token: (refused) => client.session.token(refused) });
  fresh.onState((state) => (connection.value = state));
  return fresh;
}

function withClaims(before: ReadonlyMap<string, Lease>, changes: Record<string, Lease | null>): Map<string, Lease> {
  const after = new Map(before);
  for (const [id, lease] of Object.entries(changes)) {
    if (lease) after.set(id, lease);
    else after.delete(id);
  }
  return after;
}
