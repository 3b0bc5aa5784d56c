import { Injectable } from '@nestjs/common';

/** `moment`, unless it is not after the last one: then the millisecond that follows that. */
export const justAfter = (last: Date, moment: Date): Date => (moment > last ? moment : new Date(last.getTime() + 1));

/**
 * The one clock for moments that are stored or compared with stored ones: the database's, so that processes whose own clocks differ agree.
 * Tests put another `now` in its place. Never for durations: those use `performance.now()`.
 */
@Injectable()
export class Clock {
  /** The database's time less this process's `performance.now()`, in milliseconds; by the machine's own clock until it is measured. */
  private offset = Date.now() - performance.now();
  private isMeasured = false;
  private last = { given: -Infinity, at: 0 };

  /** Never goes back. While it is ahead of the database it goes at half speed, which is slewing: order is kept, and the error ends. */
  now(): Date {
    const at = performance.now();
    const given = Math.max(at + this.offset, this.last.given + (at - this.last.at) / 2);
    this.last = { given, at };
    return new Date(given);
  }

  /**
   * The database's clock said `moment` (ms since 1970) between two readings of `performance.now()`. After Cristian: it is changed no more than
   * that proves it wrong, so a slow answer proves little and changes nothing.
   */
  measured(moment: number, sent: number, received: number): void {
    const [least, most] = [moment - received, moment - sent];
    if (this.isMeasured) this.offset = Math.min(most, Math.max(least, this.offset));
    else this.begin((least + most) / 2);
  }

  /** Nothing was stored by the machine's own clock yet, so this step may go back. */
  private begin(offset: number): void {
    this.offset = offset;
    this.isMeasured = true;
    this.last = { given: -Infinity, at: 0 };
  }
}
