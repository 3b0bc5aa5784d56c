import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** Set by the global set-up: the superuser's and the application's way to the run's server. */
export const ADMIN_URL_VARIABLE = 'PALABRE_TEST_ADMIN_URL';
export const APPLICATION_URL_VARIABLE = 'PALABRE_TEST_APPLICATION_URL';
export const TEMPLATE = 'palabre_template';

export interface TestDatabase {
  /** As the application's role, which owns the database and is no superuser. */
  url: string;
  /** Closes every connection to the database and removes it. */
  drop(): Promise<void>;
}

/** A migrated, empty database of the caller's own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER palabre`);
  const url = new URL(variable(APPLICATION_URL_VARIABLE));
  url.pathname = name;
  return { url: url.href, drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: variable(ADMIN_URL_VARIABLE) });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests through Jest's configuration`);
  return value;
}
