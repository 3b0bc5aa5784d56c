import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../database/clock.js';
import { Timers } from '../database/timers.js';
import { FormerTextsRepository } from './former-texts.repository.js';

/** How long moderators can see what an edit replaced, in milliseconds: long enough for a complaint to arrive. */
export const KEPT_MS = 90 * 24 * 3_600_000;
const EVERY_MS = 3_600_000;

/** Forgets former texts in time. Several processes may do it at once. */
@Injectable()
export class FormerTexts implements OnApplicationBootstrap {
  constructor(
    private readonly texts: FormerTextsRepository,
    private readonly clock: Clock,
    private readonly timers: Timers,
  ) {}

  onApplicationBootstrap(): void {
    this.timers.nowAndEvery(EVERY_MS, () => this.prune(this.clock.now()), 'former texts could not be removed');
  }

  async prune(now: Date): Promise<void> {
    await this.texts.prune(new Date(now.getTime() - KEPT_MS));
  }
}
