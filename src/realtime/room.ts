import { ProblemError } from '../contract/problem.error.js';
import type { Head, LogSlice } from '../events/event-log.repository.js';
import type { LoggedEvent } from '../events/domain-events.js';
import { CatchUpBytes } from './catch-up-bytes.js';
import { EventRing, lengthOf, RING_SIZE, type RingEntry } from './event-ring.js';
import { eventsJson, type CaughtUp } from './events-json.js';
import type { Keeper, KeptEvents } from './kept-events.js';
import type { EventsMessage, HeadMessage, Since } from '../contract/live.schemas.js';

import type { WireJson } from './wire-json.js';
import { type StreamKey, nameOf, type StreamName } from '../contract/streams.js';

/** A client that missed more events than this takes the page again. */
export const REPLAY_LIMIT = 500;
/** As many gathered events are sent without waiting for more; or as many characters of them, which always fit into the ring. */
const BATCH_LIMIT = 100;
const BATCH_LENGTH = 256 * 1024;
/** Older events are presented so many at a time, in one statement. */
const PORTION = 128;
/** Answers kept as bytes: readers who come back together stand at a few places. */
const ANSWERS = 4;
/** Gathering, in milliseconds: 0.2 per member (some twenty times what a send costs the server), never more than half a second. */
const GATHER_PER_MEMBER = 0.2;
const GATHER_MAX = 500;
/** Whoever joins within so many milliseconds of the last look shares the next one: thousands coming back at once are seven looks a second. */
export const SHARED_LOOK = 150;

/** What a room needs of the log. */
export type RoomLog = {
  head(stream: StreamKey): Promise<Head>;
  read(stream: StreamKey, after: number, limit: number): Promise<LogSlice>;
};

/** The way from a room to its members, which it knows by the ids of their sockets. */
export type RoomOutlet = {
  toAllBut(room: StreamKey, except: readonly string[], message: WireJson<EventsMessage>): void;
  toEach(members: readonly string[], message: WireJson<EventsMessage>): void;
  head(room: StreamKey, message: HeadMessage): void;
};

/** What is sent of each event, in the same order. */
export type PresentEvents = (stream: StreamKey, events: readonly LoggedEvent[]) => Promise<readonly object[]>;

/**
 * One stream as this process serves it: it follows the log, keeps the last events ready, and brings every member exactly what follows its
 * position. Whatever moves the stream, here or in another process, only makes the room look into the log again.
 */
export class Room implements Keeper {
  readonly name: StreamName;
  /** Empty until the room has looked for the first time. */
  private epoch = '';
  private ring = new EventRing(0);
  /** Members have everything up to here, except those listed in `ahead`, which have more. */
  private sent = 0;
  private readonly members = new Set<string>();
  private readonly ahead = new Map<string, number>();
  /** Answers by the first number in them, as long as the ring stays as it is: a cache. */
  private readonly answers = new Map<number, CatchUpBytes>();
  private queued: Promise<void> | undefined;
  private shared: Promise<void> | undefined;
  private lookedAt = -Infinity;
  private last: Promise<void> = Promise.resolve();
  private fillWanted = false;
  /** The log keeps nothing up to here, or not without a hole. */
  private floor = 0;
  private flushedAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    readonly key: StreamKey,
    private readonly log: RoomLog,
    private readonly present: PresentEvents,
    private readonly outlet: RoomOutlet,
    private readonly kept: KeptEvents,
  ) {
    this.name = nameOf(key);
  }

  get size(): number {
    return this.members.size;
  }

  get head(): number {
    return this.ring.head;
  }

  /** Names the history that it follows; what was learnt in another one is void. */
  get history(): string {
    return this.epoch;
  }

  /** Whether the log goes on from what this room knows, and by nothing so far. */
  standsAt({ epoch, seq }: Head): boolean {
    return epoch === this.epoch && seq === this.head;
  }

  /** Resolves when the room knows all that was committed before the call. Whoever calls while it looks shares the next look. */
  look(): Promise<void> {
    if (!this.queued) {
      this.queued = this.last.then(() => {
        this.queued = undefined;
        return this.catchUp();
      });
      this.last = this.queued.catch(() => undefined);
    }
    return this.queued;
  }

  /**
   * Presents what the ring holds about these comments anew: a count of theirs has changed that no event tells of. Resolves when whatever is
   * sent from now on has it, so that a gauge that follows is never overtaken by an older count.
   */
  refresh(commentIds: ReadonlySet<string>): Promise<void> {
    const done = this.last.then(() => this.renew(commentIds));
    this.last = done.catch(() => undefined);
    return done;
  }

  /** Makes sure that an answer for that position knows all that was committed before the call, removals above all. */
  async prepare({ after }: Since): Promise<void> {
    await this.lookTogether();
    if (after === undefined || after >= this.ring.start || after < this.floor || this.isTooFar(after)) return;
    this.fillWanted = true;
    await this.lookTogether();
  }

  /** What brings a client from its position to the head; `reset` when that cannot be told. To be called after {@link prepare}. */
  catchUpFrom({ epoch, after }: Since): CaughtUp {
    if (this.epoch === '' || this.closed) {
      throw new ProblemError(503, 'service.unavailable', 'This stream is not being served now; try again.');
    }
    const known = { epoch: this.epoch, head: this.head };
    if (after === undefined) return { ...known, reset: false, entries: [] };
    const reset = (epoch !== undefined && epoch !== this.epoch) || after < this.ring.start || this.isTooFar(after);
    return { ...known, reset, entries: reset ? [] : this.ring.after(after) };
  }

  /** That answer as it is sent: one for all who ask from the same position. */
  bytesOf(answer: CaughtUp): CatchUpBytes {
    const first = answer.entries[0]?.event.seq;
    if (first === undefined) return new CatchUpBytes(answer);
    const bytes = this.answers.get(first) ?? new CatchUpBytes(answer);
    this.answers.delete(first);
    this.answers.set(first, bytes);
    for (const oldest of [...this.answers.keys()].slice(0, -ANSWERS)) this.answers.delete(oldest);
    this.noteKept();
    return bytes;
  }

  /** Lets go of everything that the log can tell again. */
  shrink(): void {
    this.ring.forget(this.sent);
    this.answers.clear();
    this.noteKept();
  }

  /**
   * Makes it a member that has everything up to the head once it has the answer, which must be sent before anything else is awaited. A client
   * that is told to `reset` is no member: it subscribes again with the position of its new page.
   */
  join(member: string, position: Since): CaughtUp {
    const answer = this.catchUpFrom(position);
    this.leave(member);
    if (answer.reset) return answer;
    this.members.add(member);
    if (this.head > this.sent) this.ahead.set(member, this.head);
    return answer;
  }

  leave(member: string): void {
    this.members.delete(member);
    this.ahead.delete(member);
  }

  /** Tells members where the stream stands, so that they notice when the last message was lost on the way. */
  beacon(): void {
    if (this.epoch === '' || this.size === 0) return;
    this.outlet.head(this.key, { stream: this.name, epoch: this.epoch, head: this.sent });
  }

  /** Sends what is gathered: one message for the members that stand together, and for each other position its own remainder. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { head, sent } = this;
    if (sent === head) return;
    this.flushedAt = performance.now();
    this.sent = head;
    if (this.ahead.size < this.size) this.outlet.toAllBut(this.key, [...this.ahead.keys()], this.message(sent));
    const byPosition = new Map<number, string[]>();
    for (const [member, position] of this.ahead) {
      if (position < head) byPosition.set(position, [...(byPosition.get(position) ?? []), member]);
    }
    this.ahead.clear();
    for (const [position, members] of byPosition) this.outlet.toEach(members, this.message(position));
  }

  close(): void {
    this.flush();
    this.closed = true;
    this.kept.note(this, 0);
  }

  /** A look that has not begun yet: at once when the last one was long ago, else soon and together with whoever comes until then. */
  private lookTogether(): Promise<void> {
    const wait = this.lookedAt + SHARED_LOOK - performance.now();
    if (wait <= 0) return this.look();
    this.shared ??= new Promise((resolve, reject) => {
      setTimeout(() => {
        this.shared = undefined;
        this.look().then(resolve, reject);
      }, wait);
    });
    return this.shared;
  }

  private isTooFar(after: number): boolean {
    return after > this.head || this.head - after > REPLAY_LIMIT;
  }

  private message(after: number): WireJson<EventsMessage> {
    const place = { stream: this.name, epoch: this.epoch, from: after + 1, to: this.head };
    return eventsJson(place, this.ring.after(after));
  }

  private async catchUp(): Promise<void> {
    this.lookedAt = performance.now();
    if (this.epoch === '') await this.restart();
    for (;;) {
      const slice = await this.log.read(this.key, this.head, RING_SIZE);
      const follows = slice.epoch === this.epoch && slice.seq >= this.head && isWhole(slice.events, this.head);
      if (!follows || (slice.events.length === 0 && slice.seq > this.head)) {
        await this.restart();
        continue;
      }
      await this.take(slice.events);
      if (this.head >= slice.seq) break;
    }
    if (this.fillWanted) await this.fill();
  }

  /**
   * Starts at the head of the log as it is now: at first, and when the log goes on in another history (a restored database) or further on than
   * what is kept. Members see the new epoch or the gap, and subscribe again.
   */
  private async restart(): Promise<void> {
    const { epoch, seq } = await this.log.head(this.key);
    const again = this.epoch !== '';
    this.flush();
    this.epoch = epoch;
    this.ring = new EventRing(seq);
    this.sent = seq;
    this.floor = 0;
    this.ahead.clear();
    this.settle();
    if (again) this.beacon();
  }

  /** Adds new events. What the ring holds about the same comments is presented anew with them, so that it never replays what is gone. */
  private async take(events: readonly LoggedEvent[]): Promise<void> {
    if (events.length === 0) return;
    // What is gathered waits for these: one of them may remove a text that a flush would still send.
    clearTimeout(this.timer);
    this.timer = undefined;
    const named = new Set(events.flatMap(({ commentId }) => commentId ?? []));
    const again = this.ring.about(named);
    const entries = await this.presentAgain(again, events);
    this.ring.append(entries);
    const urgent = events.some(({ type }) => type === 'comment.removed');
    if (urgent || this.head - this.sent >= BATCH_LIMIT || this.gathered() >= BATCH_LENGTH) this.flush();
    else this.flushLater();
    // What was not sent yet is below both limits by now, so that the ring does not let go of it.
    this.settle();
  }

  private gathered(): number {
    return lengthOf(this.ring.after(this.sent));
  }

  /** The ring has changed: what no longer fits goes, and no answer from before is given again. */
  private settle(): void {
    if (this.ring.trim()) this.floor = Math.max(this.floor, this.ring.start);
    this.answers.clear();
    this.noteKept();
  }

  private noteKept(): void {
    if (this.closed) return;
    const answers = [...this.answers.values()].reduce((sum, { json }) => sum + json.length, 0);
    this.kept.note(this, this.ring.length + answers);
  }

  /** Presents these entries as they are now, and with them what is new, which is answered: one query for both. */
  private async presentAgain(entries: readonly RingEntry[], events: readonly LoggedEvent[] = []): Promise<RingEntry[]> {
    const presented = await this.presentAll([...entries.map(({ event }) => event), ...events]);
    for (const [index, entry] of entries.entries()) this.ring.replace(entry, presented[index]?.json ?? entry.json);
    return presented.slice(entries.length);
  }

  private async renew(commentIds: ReadonlySet<string>): Promise<void> {
    await this.presentAgain(this.ring.about(commentIds));
    this.settle();
  }

  private flushLater(): void {
    const gathering = Math.min(GATHER_MAX, this.size * GATHER_PER_MEMBER);
    const wait = this.flushedAt + gathering - performance.now();
    if (wait <= 0) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), wait);
  }

  /** Reads what came before the ring, once for all who ask. */
  private async fill(): Promise<void> {
    this.fillWanted = false;
    const { start } = this.ring;
    const slice = await this.log.read(this.key, Math.max(0, this.head - RING_SIZE), RING_SIZE);
    const older = slice.events.filter(({ seq }) => seq <= start);
    this.floor = start - older.length;
    if (!isWhole(older, this.floor)) this.floor = start;
    else await this.prependAsFits(older);
    this.settle();
  }

  /** The newest first, since long ones fill the ring before all are presented. */
  private async prependAsFits(older: readonly LoggedEvent[]): Promise<void> {
    for (let end = older.length; end > 0; end -= PORTION) {
      this.ring.prepend(await this.presentAll(older.slice(Math.max(0, end - PORTION), end)));
      if (this.ring.trim()) {
        this.floor = this.ring.start;
        return;
      }
    }
  }

  private async presentAll(events: readonly LoggedEvent[]): Promise<RingEntry[]> {
    if (events.length === 0) return [];
    const wire = await this.present(this.key, events);
    if (wire.length !== events.length) throw new Error(`${events.length} events, ${wire.length} presented`);
    return events.map((event, index) => ({ event, json: JSON.stringify(wire[index]) }));
  }
}

/** Whether the events are numbered `after + 1` and so on. */
function isWhole(events: readonly LoggedEvent[], after: number): boolean {
  return events.every(({ seq }, index) => seq === after + 1 + index);
}
