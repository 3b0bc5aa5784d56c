import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
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

  /** Ids by address. */
  async accountIds(emails: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; email: string }>(findAccounts, [emails]);
    return new Map(rows.map(({ id, email }) => [email, id]));
  }
}
