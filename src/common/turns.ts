/** Answers that are made and sent in one turn of the event loop: of the longest, which are half a megabyte each, some milliseconds. */
const AT_A_TIME = 4;

/** Spreads work over turns of the event loop, in the order in which it comes, so that whoever asks for something short waits for little of it. */
export class Turns {
  private used = 0;
  private readonly waiting: (() => void)[] = [];
  private isRenewed = true;

  /** Resolves at once while this turn has room, else in a later one. */
  async begin(): Promise<void> {
    if (this.used < AT_A_TIME && this.waiting.length === 0) this.take();
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private take(): void {
    this.used++;
    if (!this.isRenewed) return;
    this.isRenewed = false;
    setImmediate(() => this.renew());
  }

  private renew(): void {
    this.used = 0;
    this.isRenewed = true;
    for (const next of this.waiting.splice(0, AT_A_TIME)) {
      this.take();
      next();
    }
  }
}
