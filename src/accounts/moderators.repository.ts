import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { Moderator } from '../contract/accounts.schemas.js';

const listModerators = statement(
  'moderators.list',
  `SELECT a.id, a.name, a.email FROM site_moderators m JOIN accounts a ON a.id = m.account_id
   WHERE m.site_id = $1 AND ($2::uuid IS NULL OR a.id > $2) ORDER BY a.id LIMIT $3`,
);

/** Both rows are locked against removal, so that the foreign keys hold when the insert comes. */
const lockPair = statement(
  'moderators.pair',
  `SELECT (SELECT id FROM sites WHERE id = $1 FOR KEY SHARE) IS NOT NULL AS site,
          (SELECT id FROM accounts WHERE id = $2 FOR KEY SHARE) IS NOT NULL AS account`,
);

const addModerator = statement(
  'moderators.add',
  `INSERT INTO site_moderators (site_id, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING account_id`,
);

const removeModerator = statement(
  'moderators.remove',
  `DELETE FROM site_moderators WHERE site_id = $1 AND account_id = $2 RETURNING account_id`,
);

@Injectable()
export class ModeratorsRepository {
  constructor(private readonly database: Database) {}

  async list(siteId: string, after: string | null, limit: number): Promise<Moderator[]> {
    return this.database.query<Moderator>(listModerators, [siteId, after, limit]);
  }

  /** Whether the site and the account exist. */
  async exist(tx: Transaction, siteId: string, accountId: string): Promise<{ site: boolean; account: boolean }> {
    const [row] = await tx.query<{ site: boolean; account: boolean }>(lockPair, [siteId, accountId]);
    return row ?? { site: false, account: false };
  }

  /** False when it moderates the site already. */
  async add(tx: Transaction, siteId: string, accountId: string): Promise<boolean> {
    return (await tx.query(addModerator, [siteId, accountId])).length > 0;
  }

  /** False when it did not moderate the site. */
  async remove(tx: Transaction, siteId: string, accountId: string): Promise<boolean> {
    return (await tx.query(removeModerator, [siteId, accountId])).length > 0;
  }
}
