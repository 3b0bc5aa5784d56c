import { Client, escapeLiteral } from 'pg';

/** The application's role and its database. */
export const APPLICATION = 'palabre';

/** Makes the application's role and database unless a former start did. The role is no superuser. */
export async function ensureApplicationRole(adminUrl: string, password: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APPLICATION]);
    if (role.rowCount === 0) {
      await client.query(`CREATE ROLE ${APPLICATION} LOGIN PASSWORD ${escapeLiteral(password)}`);
    }
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [APPLICATION]);
    if (database.rowCount === 0) {
      await client.query(`CREATE DATABASE ${APPLICATION} OWNER ${APPLICATION}`);
    }
  } finally {
    await client.end();
  }
}
