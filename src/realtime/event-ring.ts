import type { LoggedEvent } from '../events/domain-events.js';

/** An event with what is sent of it, as JSON. */
export interface RingEntry {
  event: LoggedEvent;
  json: string;
}

/** How many recent events a room keeps ready to be sent again. */
export const RING_SIZE = 512;
/** How long they may be together, in characters of JSON: what a whole replay may weigh. Some 700 ordinary comments, or 90 of the longest. */
export const RING_LENGTH = 512 * 1024;

/** The last events of a stream, numbered `start + 1..head` without holes. */
export class EventRing {
  private entries: RingEntry[] = [];
  /** Characters of JSON in all entries. */
  length = 0;

  constructor(private last: number) {}

  get head(): number {
    return this.last;
  }

  /** Events numbered above this one are here. */
  get start(): number {
    return this.last - this.entries.length;
  }

  /** Adds what follows the head. To be followed by {@link trim}. */
  append(entries: readonly RingEntry[]): void {
    this.entries.push(...entries);
    this.last += entries.length;
    this.length += lengthOf(entries);
  }

  /** Adds what ends at the start. To be followed by {@link trim}. */
  prepend(entries: readonly RingEntry[]): void {
    this.entries = [...entries, ...this.entries];
    this.length += lengthOf(entries);
  }

  replace(entry: RingEntry, json: string): void {
    this.length += json.length - entry.json.length;
    entry.json = json;
  }

  /** Lets go of the oldest beyond either bound. Answers whether it was their length that did not fit. */
  trim(): boolean {
    if (this.entries.length > RING_SIZE) this.drop(this.entries.length - RING_SIZE);
    if (this.length <= RING_LENGTH) return false;
    let [count, length] = [0, this.length];
    while (length > RING_LENGTH) length -= this.entries[count++]?.json.length ?? Infinity;
    this.drop(count);
    return true;
  }

  /** Lets go of all up to that number. */
  forget(upTo: number): void {
    this.drop(Math.max(0, upTo - this.start));
  }

  /** Entries numbered above `after` up to the head. */
  after(after: number): readonly RingEntry[] {
    return this.entries.slice(Math.max(0, after - this.start));
  }

  about(commentIds: ReadonlySet<string>): RingEntry[] {
    return this.entries.filter(({ event }) => event.commentId !== null && commentIds.has(event.commentId));
  }

  private drop(count: number): void {
    this.length -= lengthOf(this.entries.slice(0, count));
    this.entries = this.entries.slice(count);
  }
}

export function lengthOf(entries: readonly RingEntry[]): number {
  return entries.reduce((sum, { json }) => sum + json.length, 0);
}
