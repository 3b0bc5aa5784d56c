import type { MigrationInterface, QueryRunner } from 'typeorm';

const VIEWS = {
  pending: `status = 'pending'`,
  reported: `status = 'published' AND reports > 0`,
  escalated: `escalation_id IS NOT NULL`,
};

/** How severe a comment may be, and where that puts it in the queue. */
export class Priority1795766400000 implements MigrationInterface {
  name = 'Priority1795766400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE comments ADD COLUMN severity smallint NOT NULL DEFAULT 0, ADD COLUMN ranked_at timestamptz`,
    );
    await runner.query(`
      UPDATE comments c SET severity = greatest(
        CASE WHEN c.reasons @> '[{"code": "banned-word"}]' THEN 3 WHEN c.reasons @> '[{"code": "watched-word"}]' THEN 2 ELSE 0 END,
        (SELECT max(CASE WHEN r.reason IN ('hate', 'illegal') THEN 3 WHEN r.reason IN ('insult', 'personal-data') THEN 2 ELSE 1 END)
         FROM reports r WHERE r.comment_id = c.id AND r.resolved_by IS NULL))
      WHERE c.waiting_since IS NOT NULL OR c.reasons @> '[{"code": "banned-word"}]'`);
    await runner.query(
      `UPDATE comments SET ranked_at = waiting_since - severity * interval '30 minutes' WHERE waiting_since IS NOT NULL`,
    );
    for (const [view, filter] of Object.entries(VIEWS)) {
      await runner.query(`CREATE INDEX comments_${view}_ranked ON comments (site_id, ranked_at, id) WHERE ${filter}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE comments DROP COLUMN ranked_at, DROP COLUMN severity`);
  }
}
