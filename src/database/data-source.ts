import pg from 'pg';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { Initial1795420800000 } from '../../migrations/1795420800000-Initial.js';
import { OwnActivity1795507200000 } from '../../migrations/1795507200000-OwnActivity.js';
import { Desk1795593600000 } from '../../migrations/1795593600000-Desk.js';
import { Escalations1795680000000 } from '../../migrations/1795680000000-Escalations.js';
import { Priority1795766400000 } from '../../migrations/1795766400000-Priority.js';
import { NameOfHistory1795852800000 } from '../../migrations/1795852800000-NameOfHistory.js';
import { TimeOfStreams1795852800001 } from '../../migrations/1795852800001-TimeOfStreams.js';
import { SanctionsPerSite1795939200000 } from '../../migrations/1795939200000-SanctionsPerSite.js';
import { RefreshGrace1796025600000 } from '../../migrations/1796025600000-RefreshGrace.js';
import { patience } from '../common/deadline.js';
import { LimitedPool } from './limited-pool.js';
import { SnakeNamingStrategy } from './snake-naming.strategy.js';

// Counters are bigint in PostgreSQL and stay far below 2^53, so they may be numbers here.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Connections per process. With several processes their sum must stay below the server's `max_connections`. */
export const POOL_SIZE = 20;

/** How every process and test opens the database; the application adds its entities, migrations need none. */
export function dataSourceOptions(url: string): PostgresDataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize: POOL_SIZE,
    namingStrategy: new SnakeNamingStrategy(),
    migrations: [
      Initial1795420800000,
      OwnActivity1795507200000,
      Desk1795593600000,
      Escalations1795680000000,
      Priority1795766400000,
      NameOfHistory1795852800000,
      TimeOfStreams1795852800001,
      SanctionsPerSite1795939200000,
      RefreshGrace1796025600000,
    ],
    migrationsTransactionMode: 'each',
    applicationName: 'palabre',
    extra: { idleTimeoutMillis: 30_000, connectionTimeoutMillis: 20_000 },
  };
}

/**
 * What stands between requests and a database that does not answer: no statement, lock or connection is waited for longer than a request is,
 * on either side. In milliseconds. A deadlock (noticed after 1 s) is told apart from a lock that is held.
 */
export const requestLimits = () =>
  ({
    driver: { ...pg, Pool: LimitedPool },
    extra: {
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: patience(2_000),
      keepAlive: true,
      lock_timeout: patience(1_500),
      statement_timeout: patience(2_000),
      idle_in_transaction_session_timeout: patience(10_000),
    },
  }) satisfies Partial<PostgresDataSourceOptions>;
