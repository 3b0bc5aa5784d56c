import { Injectable } from '@nestjs/common';
import { ProblemError } from '../contract/problem.error.js';
import { isUnavailable } from '../common/unavailable.error.js';
import { PostgresWakeUps } from '../events/postgres-wake-ups.js';
import { HealthRepository } from './health.repository.js';

/** So long nobody waits for a turn to write who is to be answered in time, in milliseconds: the writers are stuck. */
const WRITERS_WAIT_MAX = 1_000;

/** Whether this process should be given requests. */
@Injectable()
export class HealthService {
  constructor(
    private readonly repository: HealthRepository,
    private readonly wakeUps: PostgresWakeUps,
  ) {}

  /** Throws 503 `service.not-ready` with what is `missing`. */
  async assertReady(): Promise<void> {
    const missing = await this.missing();
    if (missing.length === 0) return;
    throw new ProblemError(503, 'service.not-ready', `Missing: ${missing.join(', ')}.`, { missing });
  }

  private async missing(): Promise<string[]> {
    const missing = [
      ...(this.repository.writersWait > WRITERS_WAIT_MAX ? ['writers'] : []),
      ...(this.wakeUps.listening ? [] : ['wake-up listener']),
    ];
    try {
      await this.repository.ping();
      return (await this.repository.missingMigrations()).length > 0 ? ['migrations', ...missing] : missing;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      return ['database', ...missing];
    }
  }
}
