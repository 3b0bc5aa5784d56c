import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What it takes to tell a lost answer from a stolen refresh token. */
export class RefreshGrace1796025600000 implements MigrationInterface {
  name = 'RefreshGrace1796025600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE refresh_tokens ADD COLUMN uses smallint NOT NULL DEFAULT 0`);
    await runner.query(`UPDATE refresh_tokens SET uses = 1 WHERE used_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE refresh_tokens DROP COLUMN uses`);
  }
}
