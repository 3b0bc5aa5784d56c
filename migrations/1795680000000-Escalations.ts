import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Moderators ask each other for a second opinion; what was asked stands until somebody decides. */
export class Escalations1795680000000 implements MigrationInterface {
  name = 'Escalations1795680000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE escalations (
        id uuid NOT NULL,
        comment_id uuid NOT NULL,
        account_id uuid NOT NULL,
        note text,
        at timestamptz NOT NULL,
        CONSTRAINT escalations_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`CREATE INDEX escalations_comment ON escalations (comment_id, id)`);
    await runner.query(
      `ALTER TABLE escalations ADD CONSTRAINT escalations_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments (id)`,
    );
    await runner.query(
      `ALTER TABLE escalations ADD CONSTRAINT escalations_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)`,
    );
    await runner.query(`ALTER TABLE comments ADD COLUMN escalation_id uuid`);
    await runner.query(
      `CREATE INDEX comments_escalated ON comments (site_id, waiting_since, id) WHERE escalation_id IS NOT NULL`,
    );
    await runner.query(`ALTER TABLE decisions ADD COLUMN escalation_before uuid`);
    await runner.query(`ALTER TABLE site_counts ADD COLUMN escalated integer NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE site_counts DROP COLUMN escalated`);
    await runner.query(`ALTER TABLE decisions DROP COLUMN escalation_before`);
    await runner.query(`ALTER TABLE comments DROP COLUMN escalation_id`);
    await runner.query(`DROP TABLE escalations`);
  }
}
