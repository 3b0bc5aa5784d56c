import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('a test database', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is a real PostgreSQL 18, in UTF-8 and UTC', async () => {
    const { rows } = await client.query(
      "SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding, current_setting('timezone') AS zone",
    );
    expect(rows).toEqual([{ version: expect.stringMatching(/^18\./), encoding: 'UTF8', zone: 'UTC' }]);
  });

  it('has the migrated schema', async () => {
    const { rows } = await client.query('SELECT count(*)::int AS comments FROM comments');
    expect(rows).toEqual([{ comments: 0 }]);
  });

  it('is used by a role that is no superuser and owns the database', async () => {
    const { rows } = await client.query(
      'SELECT rolsuper, datname = current_database() AS owns FROM pg_roles JOIN pg_database ON datdba = pg_roles.oid WHERE rolname = current_user AND datname = current_database()',
    );
    expect(rows).toEqual([{ rolsuper: false, owns: true }]);
  });
});
