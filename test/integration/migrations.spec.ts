import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ActorsRepository } from '../../src/accounts/actors.repository.js';
import { newId } from '../../src/common/ids.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let app: RunningApp;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startApp(database.url);
  dataSource = app.app.get(DataSource);
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

describe('the migrations', () => {
  it('make exactly the schema that the entities declare', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('know a table for every entity, so that the comparison above leaves nothing out', async () => {
    const tables = await dataSource.query<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'migrations'`,
    );
    const declared = dataSource.entityMetadatas.map(({ tableName }) => tableName);
    expect(tables.map(({ name }) => name).toSorted()).toEqual(declared.toSorted());
  });

  it('let sanctions from before sites could be named hold on every site', async () => {
    const migration = 'SanctionsPerSite1795939200000';
    const last = async (): Promise<string | undefined> => {
      const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
      return rows[0]?.name;
    };
    for (let undone = ''; undone !== migration;) {
      undone = (await last()) ?? migration;
      await dataSource.undoLastMigration();
    }
    const [account, sanction] = [newId(), newId()];
    await dataSource.query(
      `INSERT INTO accounts (id, email, name, password_hash) VALUES ($1, 'ana@readers.example', 'Ana', 'x')`,
      [account],
    );
    await dataSource.query(
      `INSERT INTO sanctions (id, account_id, kind, reason, created_by) VALUES ($1, $2, 'ban', 'insults', $2)`,
      [sanction, account],
    );
    await dataSource.runMigrations();
    expect(await app.app.get(ActorsRepository).find(account)).toMatchObject({
      banned: true,
      restrictions: [{ kind: 'ban', site: null, until: null }],
    });
  });

  it('go down to nothing and up again', async () => {
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
    const left = () =>
      dataSource.query<unknown[]>(
        `SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'migrations'
         UNION ALL SELECT 1 FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
      );
    expect(await left()).toEqual([]);
    await dataSource.runMigrations();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries).toEqual([]);
  });
});
