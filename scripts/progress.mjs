const HEARTBEAT_MS = 10_000;

/** Runs one step of several, telling when it begins, that it goes on, and how long it took. */
export async function step(label, doing, work) {
  const begun = Date.now();
  const elapsed = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
  process.stderr.write(`${label} ${doing}…\n`);
  const heartbeat = setInterval(() => process.stderr.write(`      still at it, ${elapsed()}\n`), HEARTBEAT_MS);
  try {
    const result = await work();
    process.stderr.write(`      done in ${elapsed()}\n`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}

/** Tells that a step had nothing to do. */
export function skip(label, reason) {
  process.stderr.write(`${label} ${reason}.\n`);
}
