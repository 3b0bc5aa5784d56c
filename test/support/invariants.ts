import { DataSource } from 'typeorm';
import { CountDriftRepository, type Drift } from '../../src/operation/count-drift.repository.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { Database } from '../../src/database/database.js';

/** Every count of that database which is not what counting says: none, always. */
export async function countDrift(databaseUrl: string): Promise<Drift[]> {
  const dataSource = await new DataSource({ ...dataSourceOptions(databaseUrl), poolSize: 1 }).initialize();
  try {
    return await new CountDriftRepository(new Database(dataSource)).find();
  } finally {
    await dataSource.destroy();
  }
}
