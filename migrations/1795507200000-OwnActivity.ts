import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one reader has written and reacted to under one article becomes a range of an index. */
export class OwnActivity1795507200000 implements MigrationInterface {
  name = 'OwnActivity1795507200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX comments_author_article ON comments (author_id, article_id, id)`);
    await runner.query(`ALTER TABLE reactions ADD COLUMN article_id uuid`);
    await runner.query(`UPDATE reactions r SET article_id = c.article_id FROM comments c WHERE c.id = r.comment_id`);
    await runner.query(`ALTER TABLE reactions ALTER COLUMN article_id SET NOT NULL`);
    await runner.query(`CREATE INDEX reactions_account ON reactions (account_id, article_id, comment_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX reactions_account, comments_author_article`);
    await runner.query(`ALTER TABLE reactions DROP COLUMN article_id`);
  }
}
