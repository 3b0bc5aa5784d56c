import { Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { ProblemError } from '../common/problem.error.js';
import { PostgresWakeUps } from '../realtime/postgres-wake-ups.js';
import { HealthRepository } from './health.repository.js';

/** Longest wait for the database before this process calls itself not ready, in milliseconds. */
const DEADLINE = 2_000;

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
    if (!(await inTime(this.repository.ping()))) return ['database'];
    const migrations = await this.repository.missingMigrations();
    return [...(migrations.length > 0 ? ['migrations'] : []), ...(this.wakeUps.listening ? [] : ['wake-up listener'])];
  }
}

async function inTime(work: Promise<void>): Promise<boolean> {
  const late = new AbortController();
  const timeout = wait(DEADLINE, false, { signal: late.signal, ref: false });
  try {
    return await Promise.race([work.then(() => true), timeout]);
  } catch {
    return false;
  } finally {
    timeout.catch(() => undefined);
    late.abort();
  }
}
