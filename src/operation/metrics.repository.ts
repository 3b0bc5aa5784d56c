import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';

const readQueues = statement(
  'metrics.queues',
  `SELECT s.id AS "siteId", coalesce(n.pending, 0) AS length,
          coalesce(extract(epoch FROM now() - oldest.waiting_since), 0)::float8 AS "ageSeconds"
   FROM sites s LEFT JOIN site_counts n ON n.site_id = s.id
   LEFT JOIN LATERAL (
     SELECT waiting_since FROM comments WHERE site_id = s.id AND status = 'pending' ORDER BY waiting_since, id LIMIT 1
   ) oldest ON true`,
);

/** A site's queue: comments that wait, and how long the oldest has waited. */
export interface QueueFigures {
  siteId: string;
  length: number;
  ageSeconds: number;
}

@Injectable()
export class MetricsRepository {
  constructor(private readonly database: Database) {}

  async queues(): Promise<QueueFigures[]> {
    return this.database.query<QueueFigures & Record<string, unknown>>(readQueues);
  }

  get statements(): number {
    return this.database.statements;
  }

  pool(): Record<'total' | 'idle' | 'waiting', number> {
    const { totalCount, idleCount, waitingCount } = this.database.pool;
    return { total: totalCount, idle: idleCount, waiting: waitingCount };
  }

  writers(): Record<'running' | 'waiting', number> {
    const { running, waiting } = this.database.writers;
    return { running, waiting };
  }

  /** Since the start: who got no connection and no turn to write in time, and connections that were cut. */
  refusals(): Record<'connection' | 'writer' | 'cut', number> {
    const { pool, writers } = this.database;
    return { connection: pool.refused, writer: writers.refused, cut: pool.cut };
  }
}
