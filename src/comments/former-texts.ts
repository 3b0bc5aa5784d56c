import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../database/clock.js';
import { FormerTextsRepository } from './former-texts.repository.js';

/** How long moderators can see what an edit replaced, in milliseconds: long enough for a complaint to arrive. */
export const KEPT_MS = 90 * 24 * 3_600_000;
const EVERY_MS = 3_600_000;

/** Forgets former texts in time. Several processes may do it at once. */
@Injectable()
export class FormerTexts implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(FormerTexts.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly texts: FormerTextsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.prune(this.clock.now()).catch((error: unknown) => this.logger.warn({ err: error }, 'pruning failed'));
    }, EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async prune(now: Date): Promise<void> {
    await this.texts.prune(new Date(now.getTime() - KEPT_MS));
  }
}
