import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { ProblemError } from '../common/problem.error.js';
import { statement, type Statement } from './statement.js';

/** Whatever can run a statement: the pool, or a transaction that is open. */
export interface Queryable {
  query<R extends QueryResultRow>(statement: Statement, values?: readonly unknown[]): Promise<R[]>;
}

/** Values decide which plan is good, so none is kept for the next call; and what selects too much is cut off. Both until the transaction ends. */
const beginSearch = statement(
  'database.search',
  `SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('statement_timeout', $1, true)`,
);
const QUERY_CANCELED = '57014';

/** Deadlock detected, serialization failure: nothing was written and the same work may be tried again. */
const RETRYABLE = new Set(['40P01', '40001']);
const ATTEMPTS = 4;

/** An open transaction: named statements, the entity manager bound to it, and what to do once it is committed. */
export class Transaction implements Queryable {
  readonly afterCommit: (() => void)[] = [];

  constructor(
    private readonly client: PoolClient,
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

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  get pool(): Pool {
    return (this.dataSource.driver as PostgresDriver).master as Pool;
  }

  async query<R extends QueryResultRow>(statement: Statement, values: readonly unknown[] = []): Promise<R[]> {
    this.statements++;
    return (await this.pool.query<R>({ ...statement, values: [...values] })).rows;
  }

  /**
   * Runs `work` in one READ COMMITTED transaction. What it put into `afterCommit` runs only once the commit is durable, never after a
   * rollback. A deadlock or serialization failure is tried again from the start, so `work` must have no effect outside the transaction.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const { result, tx } = await this.attempt(work);
        for (const effect of tx.afterCommit) effect();
        return result;
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRYABLE.has((error as { code?: string }).code ?? '')) throw error;
      }
    }
  }

  /** Runs a statement whose cost depends on its values, for at most `deadlineMs`. 422 `search.too-broad` when that is not enough. */
  async search<R extends QueryResultRow>(
    statement: Statement,
    values: readonly unknown[],
    deadlineMs: number,
  ): Promise<R[]> {
    try {
      return await this.transaction(async (tx) => {
        await tx.query(beginSearch, [String(deadlineMs)]);
        return tx.query<R>(statement, values);
      });
    } catch (error) {
      if ((error as { code?: string }).code !== QUERY_CANCELED) throw error;
      throw new ProblemError(422, 'search.too-broad', 'Too much fits; search for something rarer.');
    }
  }

  private async attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<{ result: T; tx: Transaction }> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction('READ COMMITTED');
      const tx = new Transaction(client, runner.manager, this);
      const result = await work(tx);
      await runner.commitTransaction();
      return { result, tx };
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}
