/** Two minutes; nothing takes longer and counts. */
const LONGEST = 120_000;

/** Latencies in whole milliseconds, by the million. */
export class Latencies {
  private counts = new Uint32Array(LONGEST);
  private total = 0;

  add(milliseconds: number): void {
    const at = Math.max(0, Math.min(LONGEST - 1, Math.round(milliseconds)));
    this.counts[at] = (this.counts[at] ?? 0) + 1;
    this.total++;
  }

  /** NaN when there are none. */
  quantile(share: number): number {
    let seen = 0;
    for (const [ms, count] of this.counts.entries()) {
      seen += count;
      if (this.total > 0 && seen >= this.total * share) return ms;
    }
    return NaN;
  }

  clear(): void {
    this.counts.fill(0);
    this.total = 0;
  }
}
