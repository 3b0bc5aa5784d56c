import type { RingEntry } from './event-ring.js';
import { WireJson } from './wire-json.js';

/** What a room answers for a position. */
export interface CaughtUp {
  epoch: string;
  head: number;
  reset: boolean;
  entries: readonly RingEntry[];
}

/** `{...fields, events: [...]}` from events that are JSON already. */
export function eventsJson<T extends { events: unknown }>(
  fields: Omit<T, 'events'>,
  entries: readonly RingEntry[],
): WireJson<T> {
  const start = JSON.stringify(fields).slice(0, -1);
  return new WireJson<T>(`${start},"events":[${entries.map(({ json }) => json).join(',')}]}`);
}
