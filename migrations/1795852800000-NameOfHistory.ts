import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows a page shows or counts by, beside `streams`: any of them made anew, emptied or rewritten is another history. */
const TABLES = ['events', 'comments', 'articles', 'accounts'];

/** A restore into the same database names another history, and so does a copy of the files that is put back: docs/adr/0002. */
export class NameOfHistory1795852800000 implements MigrationInterface {
  name = 'NameOfHistory1795852800000';

  /**
   * 32 hexadecimal digits; hashed, because the parts are nobody's business. The path of `streams` holds the database's object id.
   * VOLATILE, as its parts are declared: else it could not be inlined, and each statement would have to plan it.
   */
  async up(runner: QueryRunner): Promise<void> {
    const files = TABLES.map((table) => `pg_relation_filenode('${table}')`).join(', ');
    await runner.query(`
      CREATE OR REPLACE FUNCTION live_epoch() RETURNS text LANGUAGE sql VOLATILE AS $$
        SELECT left(encode(sha256(convert_to(concat_ws(' ',
          (pg_control_system()).system_identifier, left(pg_walfile_name(pg_current_wal_lsn()), 8),
          extract(epoch FROM pg_postmaster_start_time()), pg_relation_filepath('streams'), ${files}), 'UTF8')), 'hex'), 32)
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION live_epoch() RETURNS text LANGUAGE sql STABLE AS $$
        SELECT concat_ws('-', to_hex(system_identifier), to_hex(oid::bigint), left(pg_walfile_name(pg_current_wal_lsn()), 8))
        FROM pg_control_system(), pg_database WHERE datname = current_database()
      $$`);
  }
}
