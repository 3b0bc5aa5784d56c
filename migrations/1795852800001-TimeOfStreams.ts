import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the last event of a stream was logged: the next one is never dated before it. Null until then. */
export class TimeOfStreams1795852800001 implements MigrationInterface {
  name = 'TimeOfStreams1795852800001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE streams ADD COLUMN at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE streams DROP COLUMN at`);
  }
}
