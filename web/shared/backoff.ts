const FIRST_MS = 500;
const LONGEST_MS = 20_000;

/** Milliseconds to wait after `failures` in a row: doubling, and spread, so that the readers of a restarted server don't come back as one. */
export function backoff(failures: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
  return longest * (0.5 + Math.random() / 2);
}
