import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';

/** Any number that no other program on this database is likely to take: processes that start together migrate one after the other. */
const MIGRATION_LOCK = 7_232_118;

/** Brings the schema up to date. Answers the names of the migrations that ran. */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await new DataSource({ ...dataSourceOptions(url), poolSize: 2 }).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return (await dataSource.runMigrations()).map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
