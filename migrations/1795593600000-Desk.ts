import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchable } from '../src/comments/searchable.js';

/** What the desk asks for: search, the texts that edits replaced, notes, and figures about decisions. */
export class Desk1795593600000 implements MigrationInterface {
  name = 'Desk1795593600000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createSearch(runner);
    await runner.query(`
      CREATE TABLE comment_texts (
        comment_id uuid NOT NULL,
        revision integer NOT NULL,
        body text NOT NULL,
        replaced_at timestamptz NOT NULL,
        CONSTRAINT comment_texts_pkey PRIMARY KEY (comment_id, revision)
      )`);
    await runner.query(`CREATE INDEX comment_texts_replaced ON comment_texts (replaced_at)`);
    await runner.query(
      `ALTER TABLE comment_texts ADD CONSTRAINT comment_texts_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments (id)`,
    );
    await runner.query(`
      CREATE TABLE account_notes (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        body text NOT NULL,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT account_notes_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`CREATE INDEX account_notes_account ON account_notes (account_id, id)`);
    await runner.query(
      `ALTER TABLE account_notes ADD CONSTRAINT account_notes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)`,
    );
    await runner.query(
      `ALTER TABLE account_notes ADD CONSTRAINT account_notes_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts (id)`,
    );
    await runner.query(
      `CREATE INDEX comments_author_pending ON comments (author_id, site_id, id) WHERE status = 'pending'`,
    );
    await runner.query(`ALTER TABLE decisions ADD COLUMN site_id uuid`);
    await runner.query(`UPDATE decisions d SET site_id = c.site_id FROM comments c WHERE c.id = d.comment_id`);
    await runner.query(`ALTER TABLE decisions ALTER COLUMN site_id SET NOT NULL`);
    await runner.query(`CREATE INDEX decisions_site ON decisions (site_id, at)`);
  }

  /**
   * The words of a comment stand in a table of their own, which changes only with the text: in `comments` every new reply and reaction
   * would write them into the index again. Case, accents and ligatures are folded, and the author's name is found like the text.
   */
  private async createSearch(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE comment_words (
        comment_id uuid NOT NULL,
        words tsvector NOT NULL,
        CONSTRAINT comment_words_pkey PRIMARY KEY (comment_id)
      )`);
    await this.indexComments(runner);
    await runner.query(`CREATE INDEX comment_words_words ON comment_words USING gin (words)`);
    await runner.query(
      `ALTER TABLE comment_words ADD CONSTRAINT comment_words_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments (id)`,
    );
  }

  /** A thousand comments at a time: their texts need not fit into memory. */
  private async indexComments(runner: QueryRunner): Promise<void> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows: { id: string; name: string; body: string }[] = await runner.query(
        `SELECT c.id, a.name, c.body FROM comments c JOIN accounts a ON a.id = c.author_id WHERE c.id > $1 ORDER BY c.id LIMIT 1000`,
        [after],
      );
      const last = rows.at(-1);
      if (!last) return;
      await runner.query(
        `INSERT INTO comment_words (comment_id, words)
         SELECT id, setweight(to_tsvector('simple', name), 'A') || to_tsvector('simple', body)
         FROM unnest($1::uuid[], $2::text[], $3::text[]) AS c (id, name, body)`,
        [rows.map(({ id }) => id), rows.map(({ name }) => searchable(name)), rows.map(({ body }) => searchable(body))],
      );
      after = last.id;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE decisions DROP COLUMN site_id`);
    await runner.query(`DROP INDEX comments_author_pending`);
    await runner.query(`DROP TABLE account_notes, comment_texts, comment_words`);
  }
}
