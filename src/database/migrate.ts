import { DataSource } from 'typeorm';
import { StartupError } from '../common/startup.error.js';
import { dataSourceOptions } from './data-source.js';

/** Any number that no other program on this database is likely to take: processes that start together migrate one after the other. */
const MIGRATION_LOCK = 7_232_118;

/** Brings the schema up to date. Answers the names of the migrations that ran; throws a `StartupError` when the role may not create tables. */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await new DataSource({ ...dataSourceOptions(url), poolSize: 2 }).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return (await dataSource.runMigrations()).map(({ name }) => name);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new StartupError(
      `The database user may not create tables (${(error as Error).message}): make it the owner of the database in DATABASE_URL.`,
    );
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
