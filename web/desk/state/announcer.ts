import { signal } from '@preact/signals';

/** What the polite live region says; the number makes the same words heard again. */
export const announcement = signal({ text: '', turn: 0 });

const PAUSE = 5_000;
let last = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** The answer to what the person just did: said at once. */
export function announce(text: string): void {
  clearTimeout(waiting);
  last = Date.now();
  announcement.value = { text, turn: announcement.value.turn + 1 };
}

/** What happened elsewhere: at most once in five seconds, the newest wins. */
export function mention(text: string): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => announce(text), Math.max(0, last + PAUSE - Date.now()));
}
