import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient, QueryResultRow } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { apart, deadline, prolong } from '../common/deadline.js';
import { ProblemError } from '../contract/problem.error.js';
import { UnavailableError } from '../common/unavailable.error.js';
import { Lane } from './lane.js';
import type { LimitedPool } from './limited-pool.js';
import { statement, type Statement } from './statement.js';

/** Whatever can run a statement: the pool, or a transaction that is open. */
export interface Queryable {
  query<R extends QueryResultRow>(statement: Statement, values?: readonly unknown[]): Promise<R[]>;
}

/** Until the transaction ends: a plan for these very values, and a timeout for what selects too much. */
const beginLimited = statement(
  'database.limited',
  `SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('statement_timeout', $1, true)`,
);
const QUERY_CANCELED = '57014';

/** Deadlock detected, serialization failure: nothing was written and the same work may be tried again. */
const RETRYABLE = new Set(['40P01', '40001']);
const ATTEMPTS = 4;
/** SQLSTATE classes with which the server says that it did not commit. */
const NOT_COMMITTED = /^(?:23|40|53|55)/;

/** Of the connections of the pool, what writing and what long statements may take at most: the rest is left to those who read. */
const WRITERS = 12;
const WRITERS_WAITING = 500;
const LONG_STATEMENTS = 4;
const LONG_STATEMENTS_WAITING = 100;

/** Old rows are deleted so many at a time, each time for at most so many milliseconds: nobody waits for it. */
const PRUNED_AT_ONCE = 10_000;
const PRUNING_MS = 30_000;
/** For a commit, and for the answer after it, in milliseconds. */
const COMMIT_MS = 400;
/** What the server has to say that a statement took too long, before its connection is cut. */
const GRACE_MS = 300;

/** An open transaction: named statements, the entity manager bound to it, and what to do once it is committed. */
export class Transaction implements Queryable {
  readonly afterCommit: (() => void)[] = [];

  constructor(
    readonly client: PoolClient,
    readonly manager: EntityManager,
    private readonly count: { statements: number },
  ) {}

  async query<R extends QueryResultRow>(statement: Statement, values: readonly unknown[] = []): Promise<R[]> {
    this.count.statements++;
    return (await this.client.query<R>({ ...statement, values: [...values] })).rows;
  }
}

/** The one way to PostgreSQL for hand-written SQL, on the pool that TypeORM opened. */
@Injectable()
export class Database implements Queryable {
  /** Hand-written statements sent since the start, those of transactions included. */
  statements = 0;
  readonly writers = new Lane(WRITERS, WRITERS_WAITING);
  private readonly long = new Lane(LONG_STATEMENTS, LONG_STATEMENTS_WAITING);

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  get pool(): LimitedPool {
    return (this.dataSource.driver as PostgresDriver).master as LimitedPool;
  }

  async query<R extends QueryResultRow>(statement: Statement, values: readonly unknown[] = []): Promise<R[]> {
    this.statements++;
    return (await this.pool.query<R>({ ...statement, values: [...values] })).rows;
  }

  /**
   * Runs `work` in one READ COMMITTED transaction. What it put into `afterCommit` runs only once the commit is durable, never after a
   * rollback. A deadlock or serialization failure is tried again from the start, so `work` must have no effect outside the transaction.
   * Throws an `UnavailableError` when it does not come to its turn or to an end in time.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.writers.run(() => this.attempts(work));
  }

  /** Runs a statement whose cost depends on its values, until the deadline. 422 `search.too-broad` when that is not enough. */
  async search<R extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<R[]> {
    try {
      return await this.limited<R>(statement, values, () => Math.max(1, deadline() - performance.now() - GRACE_MS));
    } catch (error) {
      if ((error as { code?: string }).code !== QUERY_CANCELED) throw error;
      throw new ProblemError(422, 'search.too-broad', 'Too much fits; search for something rarer.');
    }
  }

  /** Deletes what is old, a bounded number of rows at a time until none is left; the last parameter of the statement is that number. */
  async prune(deletion: Statement, values: readonly unknown[] = []): Promise<void> {
    for (let rows = PRUNED_AT_ONCE; rows === PRUNED_AT_ONCE;) {
      rows = (await this.limited(deletion, [...values, PRUNED_AT_ONCE], () => PRUNING_MS)).length;
    }
  }

  /** The database must answer at once that it begins; from then on it has so many milliseconds. */
  private limited<R extends QueryResultRow>(
    statement: Statement,
    values: readonly unknown[],
    allowed: () => number,
  ): Promise<R[]> {
    return this.long.run(() =>
      this.attempts(async (tx) => {
        const ms = Math.round(allowed());
        await tx.query(beginLimited, [String(ms)]);
        this.pool.extend(tx.client, prolong(ms + GRACE_MS));
        return tx.query<R>(statement, values);
      }),
    );
  }

  private async attempts<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const { result, tx } = await this.attempt(work);
        // Whoever asked has nothing to do with what follows from it.
        apart(() => {
          for (const effect of tx.afterCommit) effect();
        });
        return result;
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRYABLE.has((error as { code?: string }).code ?? '')) throw error;
      }
    }
  }

  private async attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<{ result: T; tx: Transaction }> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction('READ COMMITTED');
      const tx = new Transaction(client, runner.manager, this);
      const result = await work(tx);
      // What is done so far shall not be lost, nor its outcome be unknown, for want of the last moment.
      prolong(COMMIT_MS);
      this.pool.extend(client, deadline());
      await runner.commitTransaction().catch((error: unknown) => {
        throw isRefused(error)
          ? error
          : new UnavailableError('a commit was not answered', { cause: error, outcomeUnknown: true });
      });
      prolong(COMMIT_MS);
      return { result, tx };
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

const isRefused = (error: unknown): boolean => NOT_COMMITTED.test((error as { code?: string }).code ?? '');
