import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';

const readStanding = statement(
  'demo.standing',
  `SELECT EXISTS (SELECT FROM accounts WHERE email NOT LIKE '%@demo.test') AS used,
          EXISTS (SELECT FROM moderation_log WHERE action = 'demo.make') AS made`,
);
const findArticle = statement(
  'demo.article',
  `SELECT url FROM articles WHERE url LIKE '%/demo/' || $1 ORDER BY id LIMIT 1`,
);
const findSite = statement('demo.site', `SELECT id FROM sites ORDER BY id LIMIT 1`);
const findAccounts = statement('demo.accounts', `SELECT id, email FROM accounts WHERE email = ANY ($1)`);

/** `nth` from the latest of its article: the order of creation stays the order of ids. */
const ageComments = statement(
  'demo.age-comments',
  `WITH aged AS (
     SELECT id, nth * interval '7 minutes' AS waited, CASE WHEN status = 'pending' THEN nth * interval '7 minutes' ELSE nth * nth * interval '11 minutes' END AS age
     FROM (SELECT id, status, row_number() OVER (PARTITION BY article_id ORDER BY id DESC)::int AS nth FROM comments WHERE site_id = $1) placed
   ), comment AS (
     UPDATE comments c SET created_at = c.created_at - age, edited_at = c.edited_at - age + interval '3 minutes',
       waiting_since = c.waiting_since - waited, ranked_at = c.ranked_at - waited
     FROM aged WHERE c.id = aged.id RETURNING c.id, c.created_at, age
   ), report AS (
     UPDATE reports r SET created_at = r.created_at - waited FROM aged WHERE r.comment_id = aged.id
   ), former AS (
     UPDATE comment_texts t SET replaced_at = t.replaced_at - age + interval '3 minutes' FROM comment WHERE t.comment_id = comment.id
   )
   UPDATE decisions d SET at = comment.created_at + least(age / 2, age / 20 + interval '4 minutes'), waiting_since_before = comment.created_at
   FROM comment WHERE d.comment_id = comment.id`,
);
const ageReaders = statement(
  'demo.age-readers',
  `UPDATE accounts a SET created_at = a.created_at - nth * nth * interval '9 days'
   FROM (SELECT id, row_number() OVER (ORDER BY id DESC) AS nth FROM accounts) placed WHERE placed.id = a.id`,
);

@Injectable()
export class DemoRepository {
  constructor(private readonly database: Database) {}

  /** False once the demo is complete, or as soon as anybody else uses the installation. */
  async isWanted(): Promise<boolean> {
    const [row] = await this.database.query<{ used: boolean; made: boolean }>(readStanding);
    return row !== undefined && !row.used && !row.made;
  }

  /** The address under which a story was declared: PUBLIC_URL may have been another one then. */
  async articleUrl(slug: string): Promise<string | null> {
    return (await this.database.query<{ url: string }>(findArticle, [slug]))[0]?.url ?? null;
  }

  async siteId(): Promise<string | null> {
    return (await this.database.query<{ id: string }>(findSite))[0]?.id ?? null;
  }

  /** Spreads over days what was made in a moment, so that waits and charts have a shape. The log, which nobody can change, tells when it was made. */
  async age(tx: Transaction, siteId: string): Promise<void> {
    await tx.query(ageComments, [siteId]);
    await tx.query(ageReaders);
  }

  /** Ids by address. */
  async accountIds(emails: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; email: string }>(findAccounts, [emails]);
    return new Map(rows.map(({ id, email }) => [email, id]));
  }
}
