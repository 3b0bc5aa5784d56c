import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../database/clock.js';
import { Timers } from '../database/timers.js';
import { EventLogRepository } from './event-log.repository.js';

/** Events older than this are forgotten, in milliseconds; whoever was away for longer takes the page again. */
const KEPT = 24 * 3_600_000;
const INTERVAL = 3_600_000;

/** Keeps the log bounded. Several processes may do it at once: it is one statement that deletes what is old. */
@Injectable()
export class EventPruning implements OnApplicationBootstrap {
  constructor(
    private readonly log: EventLogRepository,
    private readonly clock: Clock,
    private readonly timers: Timers,
  ) {}

  onApplicationBootstrap(): void {
    this.timers.nowAndEvery(INTERVAL, () => this.prune(), 'old events could not be removed');
  }

  private async prune(): Promise<void> {
    await this.log.prune(new Date(this.clock.now().getTime() - KEPT));
  }
}
