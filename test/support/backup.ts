import { Client } from 'pg';
import { migrate } from '../../src/database/migrate.js';

/** The rows of every table, by its name, as JSON. */
export type Backup = ReadonlyMap<string, string>;

/** What `pg_dump` writes of a database, its rows; `url` may be anybody's who may read them. */
export async function takeBackup(url: string): Promise<Backup> {
  return connected(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const backup = new Map<string, string>();
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query<{ json: string }>(
        `SELECT coalesce(json_agg(t), '[]')::text AS json FROM ${table} t`,
      );
      backup.set(table, rows[0]?.json ?? '[]');
    }
    return backup;
  });
}

/**
 * What `pg_restore --clean --if-exists` does, whose program the packaged PostgreSQL lacks: every table and function is dropped and made anew by
 * their owner (`url`), and the rows are loaded, in the order of the tables' names and without checking (`adminUrl`, a superuser's).
 */
export async function restore(backup: Backup, url: string, adminUrl: string): Promise<void> {
  await connected(url, async (client) => {
    const tables = await tablesOf(client);
    if (tables.length > 0) await client.query(`DROP TABLE IF EXISTS ${tables.join(', ')} CASCADE`);
    await client.query('DROP FUNCTION IF EXISTS live_epoch(), refuse_change() CASCADE');
  });
  await migrate(url);
  const admin = new URL(adminUrl);
  admin.pathname = new URL(url).pathname;
  await connected(admin.href, (client) => load(client, backup));
}

async function load(client: Client, backup: Backup): Promise<void> {
  await client.query(`SET session_replication_role = replica`);
  for (const [table, json] of backup) {
    if (table === 'migrations') continue;
    await client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [json]);
  }
}

/** What `TRUNCATE` and `pg_restore --data-only` do: the tables stay, their rows are others. */
export async function restoreData(backup: Backup, adminUrl: string): Promise<void> {
  await connected(adminUrl, async (client) => {
    const tables = [...backup.keys()].filter((table) => table !== 'migrations' && table !== 'moderation_log');
    await client.query(`TRUNCATE ${tables.join(', ')}`);
    await load(client, new Map(tables.map((table) => [table, backup.get(table) ?? '[]'])));
  });
}

async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  );
  return rows.map(({ name }) => name);
}

async function connected<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
