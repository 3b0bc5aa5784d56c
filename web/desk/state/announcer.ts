import { signal } from '@preact/signals';

const PAUSE = 5_000;

/** What the polite live region says. */
export class Announcer {
  /** The number makes the same words heard again. */
  readonly announcement = signal({ text: '', turn: 0 });

  #last = -Infinity;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** The answer to what the person just did: said at once. */
  announce(text: string): void {
    clearTimeout(this.#waiting);
    this.#last = Date.now();
    this.announcement.value = { text, turn: this.announcement.value.turn + 1 };
  }

  /** What happened elsewhere: at most once in five seconds, the newest wins. */
  mention(text: string): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.announce(text), Math.max(0, this.#last + PAUSE - Date.now()));
  }
}
