import { deadline, Watch } from '../common/deadline.js';
import { UnavailableError } from '../common/unavailable.error.js';

interface Waiter {
  since: number;
  enter(): void;
}

/** A semaphore with a bounded line: so many work at a time, and whoever waits does so until their deadline. First come, first served. */
export class Lane {
  running = 0;
  /** Who was sent away, because the line was full or their time was over. */
  refused = 0;
  private readonly line = new Set<Waiter>();

  constructor(
    private readonly places: number,
    private readonly longest: number,
  ) {}

  get waiting(): number {
    return this.line.size;
  }

  /** How long whoever is next has waited, in milliseconds. */
  get wait(): number {
    const [next] = this.line;
    return next ? performance.now() - next.since : 0;
  }

  /** Runs the work when it is its turn. Throws an `UnavailableError` instead when that does not come. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.places) this.running++;
    else await this.turn();
    try {
      return await work();
    } finally {
      // A place is handed over, not given back, so that nobody overtakes who waits.
      const [next] = this.line;
      if (next) next.enter();
      else this.running--;
    }
  }

  private turn(): Promise<void> {
    if (this.line.size >= this.longest) return Promise.reject(this.refusal());
    return new Promise((resolve, reject) => {
      const watch = new Watch(deadline(), () => {
        this.line.delete(waiter);
        reject(this.refusal());
      });
      const waiter: Waiter = {
        since: performance.now(),
        enter: () => {
          this.line.delete(waiter);
          watch.end();
          resolve();
        },
      };
      this.line.add(waiter);
    });
  }

  private refusal(): UnavailableError {
    this.refused++;
    return new UnavailableError('too many transactions wait');
  }
}
