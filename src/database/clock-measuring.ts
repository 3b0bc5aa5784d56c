import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from './clock.js';
import { Database } from './database.js';
import { statement } from './statement.js';
import { Timers } from './timers.js';

/** In milliseconds: in this time two good clocks drift apart by a millisecond at most. */
const EVERY = 10_000;
/** The first answers also pay for connecting and planning; the quickest one counts. */
const SAMPLES = 3;

const UNREADABLE = 'the clock of the database could not be read';

const readClock = statement('clock.read', `SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS moment`);

/** Keeps the clock at the database's: at the start, every so often, and when a connection is made, which may lead to another server. */
@Injectable()
export class ClockMeasuring implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(ClockMeasuring.name);
  private readonly again = (): void => void this.measure();
  private running: Promise<void> | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly timers: Timers,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.measure();
    this.timers.every(EVERY, () => this.measure(), UNREADABLE);
    this.database.pool.on('connect', this.again);
  }

  onModuleDestroy(): void {
    this.database.pool.off('connect', this.again);
  }

  /** While the database is away, the clock goes on as it was. */
  measure(): Promise<void> {
    this.running ??= this.sample()
      .catch((error: unknown) => this.logger.warn({ err: error }, UNREADABLE))
      .finally(() => (this.running = undefined));
    return this.running;
  }

  private async sample(): Promise<void> {
    let best = { moment: 0, sent: -Infinity, received: Infinity };
    for (let nth = 1; nth <= SAMPLES; nth++) {
      const sent = performance.now();
      const [row] = await this.database.query<{ moment: number }>(readClock);
      const received = performance.now();
      if (row && received - sent < best.received - best.sent) best = { ...row, sent, received };
    }
    this.clock.measured(best.moment, best.sent, best.received);
  }
}
