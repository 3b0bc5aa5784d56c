/** The last resort of every wait in the tests, in milliseconds: only what hangs reaches it, however busy the machine is. */
export const PATIENCE_MS = 5 * 60_000;

/** Settles as `wait` does; after the last resort it rejects, telling for what it waited and what was there instead. */
export async function patiently<T>(
  wait: Promise<T>,
  forWhat: string,
  seen: () => unknown = () => undefined,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const lastResort = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(inVain(forWhat, seen())), PATIENCE_MS).unref();
  });
  try {
    return await Promise.race([wait, lastResort]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves with the first answer that satisfies the condition; rejects with the last one at the last resort. Looks often, and not by the clock of the product. */
export async function eventually<T>(look: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await look();
    if (holds(answer)) return answer;
    if (Date.now() > deadline) throw inVain(`${look.toString()} to satisfy ${holds.toString()}`, answer);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What a wait that has come to its last resort fails with. */
export function inVain(forWhat: string, seen: unknown): Error {
  const instead = typeof seen === 'string' ? seen : JSON.stringify(seen);
  return new Error(`waited ${PATIENCE_MS / 1000} s in vain for ${forWhat}; there was: ${instead ?? 'nothing'}`);
}
