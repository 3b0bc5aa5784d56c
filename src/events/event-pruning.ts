import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../database/clock.js';
import { EventLogRepository } from './event-log.repository.js';

/** Events older than this are forgotten, in milliseconds; whoever was away for longer takes the page again. */
const KEPT = 24 * 3_600_000;
const INTERVAL = 3_600_000;

/** Keeps the log bounded. Several processes may do it at once: it is one statement that deletes what is old. */
@Injectable()
export class EventPruning implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(EventPruning.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: EventLogRepository,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.prune(), INTERVAL).unref();
    void this.prune();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async prune(): Promise<void> {
    try {
      await this.log.prune(new Date(this.clock.now().getTime() - KEPT));
    } catch (error) {
      this.logger.warn({ err: error }, 'old events could not be removed');
    }
  }
}
