import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';

const ping = statement('health.ping', `SELECT 1`);
const appliedMigrations = statement('health.migrations', `SELECT name FROM migrations`);

@Injectable()
export class HealthRepository {
  constructor(
    private readonly database: Database,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** How long the transaction that is next in line has waited, in milliseconds. */
  get writersWait(): number {
    return this.database.writers.wait;
  }

  /** Fails when the database does not answer. */
  async ping(): Promise<void> {
    await this.database.query(ping);
  }

  /** Names of the migrations that this version needs and the database lacks. */
  async missingMigrations(): Promise<string[]> {
    const applied = new Set((await this.database.query<{ name: string }>(appliedMigrations)).map(({ name }) => name));
    return this.dataSource.migrations
      .map((migration) => migration.name ?? migration.constructor.name)
      .filter((name) => !applied.has(name));
  }
}
