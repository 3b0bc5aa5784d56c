import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a sanction holds: what stands goes on holding everywhere. And what was sent with an idempotency key, to know it again. */
export class SanctionsPerSite1795939200000 implements MigrationInterface {
  name = 'SanctionsPerSite1795939200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sanctions ADD COLUMN site_id uuid REFERENCES sites (id)`);
    await runner.query(`ALTER TABLE comments ADD COLUMN sent_digest text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE comments DROP COLUMN sent_digest`);
    await runner.query(`ALTER TABLE sanctions DROP COLUMN site_id`);
  }
}
