/** Screen readers hear at most one message in this time. Milliseconds. */
const PAUSE_MS = 5_000;

/** Says things politely, one after the other: of those that wait, only the latest of the reader's own doing, else the latest. */
export class Announcer {
  #waiting: { text: string; isOwn: boolean } | null = null;
  #saidAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly say: (text: string, isOwn: boolean) => void) {}

  /** `isOwn`: it answers something that the reader did. */
  announce(text: string, isOwn = true): void {
    if (this.#waiting?.isOwn && !isOwn) return;
    this.#waiting = { text, isOwn };
    this.#timer ??= setTimeout(() => this.#next(), Math.max(0, this.#saidAt + PAUSE_MS - Date.now()));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #next(): void {
    this.#timer = undefined;
    if (!this.#waiting) return;
    this.say(this.#waiting.text, this.#waiting.isOwn);
    this.#saidAt = Date.now();
    this.#waiting = null;
  }
}
