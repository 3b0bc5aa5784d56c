import type { Gauge } from '../../src/contract/live.schemas.js';
import type { ApiError } from './api-error.js';
import { backoff } from './backoff.js';
import { advance, type Incoming, type LiveEvent, type Position } from './stream-sequence.js';

export type { Gauge };

/** What a program does with a stream. */
export interface Follower {
  /** The position of the page that one has; without it one joins at the head. */
  position?: Position | null;
  /** New events, in order, each once; `position` is where one stands after them. */
  events(events: readonly LiveEvent[], position: Position): void;
  /**
   * What was missed cannot be told: take the page again, and answer its position (null: join at the head). Tried again if it rejects, but not
   * for ever where the error's `code` is `article.not-found`: then the stream ends.
   */
  reset(): Promise<Position | null>;
  /** The last value wins; members that are absent stay as they were. */
  gauge?(gauge: Gauge): void;
  /** The right to the stream has ended, or there is none: nothing more comes. `code` as in the contract. */
  ended?(code: string): void;
}

/** Answers in a row that an article is not there before that is believed: about a minute, as a restore loads its table some time after emptying it. */
const ABSENCES = 8;

/** One stream that somebody follows: its position, whatever connection brings the messages. */
export class Following {
  #position: Position | null;
  #resets = 0;
  #isResetting = false;
  #isClosed = false;

  constructor(
    readonly stream: string,
    private readonly follower: Follower,
    /** Called when the stream should be asked for again, from {@link place}. */
    private readonly ask: () => void,
  ) {
    this.#position = follower.position ?? null;
  }

  /** Whether there is something to ask the server for now. */
  get wants(): boolean {
    return !this.#isClosed && !this.#isResetting;
  }

  /** `epoch` and `after` of the contract. */
  get place(): { epoch?: string; after?: number } {
    return this.#position ? { epoch: this.#position.epoch, after: this.#position.seq } : {};
  }

  receive(message: Incoming): void {
    if (!this.wants) return;
    const step = advance(this.#position, message);
    this.#position = step.position;
    if (message.kind === 'caught-up' && step.next === 'go-on') this.#resets = 0;
    if (step.position !== null && step.apply.length > 0) this.follower.events(step.apply, step.position);
    if (step.next === 'ask') this.ask();
    if (step.next === 'reset') void this.#takePage();
  }

  gauge(gauge: Gauge): void {
    if (this.wants) this.follower.gauge?.(gauge);
  }

  end(code: string): void {
    this.close();
    this.follower.ended?.(code);
  }

  close(): void {
    this.#isClosed = true;
  }

  async #takePage(): Promise<void> {
    this.#isResetting = true;
    while (!this.#isClosed) {
      if (this.#resets++ > 0) await new Promise((resolve) => setTimeout(resolve, backoff(this.#resets)));
      try {
        this.#position = await this.follower.reset();
        break;
      } catch (error) {
        // The page could not be had either; the pause grows.
        const { code } = error as Partial<ApiError>;
        if (code === 'article.not-found' && this.#resets >= ABSENCES) this.end(code);
      }
    }
    this.#isResetting = false;
    if (!this.#isClosed) this.ask();
  }
}
