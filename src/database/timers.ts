import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';

/** What this process does again and again. All of it ends together, before the database goes; none of it keeps the process alive. */
@Injectable()
export class Timers implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Timers.name);
  private readonly intervals: NodeJS.Timeout[] = [];

  /**
   * Does the work every so many milliseconds. A turn is left out while the last one is not done. When the work throws or rejects,
   * `failure` is logged with the error, and it goes on.
   */
  every(ms: number, work: () => void | Promise<void>, failure: string): void {
    this.repeat(ms, this.turns(work, failure));
  }

  /** The same, with a first turn at once: for what is rare, so that a process that is often started anew does it too. */
  nowAndEvery(ms: number, work: () => void | Promise<void>, failure: string): void {
    const turn = this.turns(work, failure);
    void turn();
    this.repeat(ms, turn);
  }

  beforeApplicationShutdown(): void {
    for (const interval of this.intervals.splice(0)) clearInterval(interval);
  }

  private repeat(ms: number, turn: () => Promise<void>): void {
    this.intervals.push(setInterval(() => void turn(), ms).unref());
  }

  private turns(work: () => void | Promise<void>, failure: string): () => Promise<void> {
    let busy = false;
    return async () => {
      if (busy) return;
      busy = true;
      try {
        await work();
      } catch (error) {
        this.logger.warn({ err: error }, failure);
      } finally {
        busy = false;
      }
    };
  }
}
