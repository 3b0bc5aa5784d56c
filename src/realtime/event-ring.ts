import type { LoggedEvent } from '../events/domain-events.js';

/** An event with what is sent of it, as JSON. */
export interface RingEntry {
  event: LoggedEvent;
  json: string;
}

/** How many recent events a room keeps ready to be sent again. */
export const RING_SIZE = 512;

/** The last events of a stream, numbered `start + 1..head` without holes. */
export class EventRing {
  private entries: RingEntry[] = [];

  constructor(private last: number) {}

  get head(): number {
    return this.last;
  }

  /** Events numbered above this one are here. */
  get start(): number {
    return this.last - this.entries.length;
  }

  /** Adds what follows the head. */
  append(entries: readonly RingEntry[]): void {
    this.entries.push(...entries);
    this.last += entries.length;
    if (this.entries.length > RING_SIZE) this.entries = this.entries.slice(-RING_SIZE);
  }

  /** Adds what ends at the start. */
  prepend(entries: readonly RingEntry[]): void {
    this.entries = [...entries, ...this.entries].slice(-RING_SIZE);
  }

  /** Entries numbered above `after` up to the head. */
  after(after: number): readonly RingEntry[] {
    return this.entries.slice(Math.max(0, after - this.start));
  }

  about(commentIds: ReadonlySet<string>): RingEntry[] {
    return this.entries.filter(({ event }) => event.commentId !== null && commentIds.has(event.commentId));
  }
}
