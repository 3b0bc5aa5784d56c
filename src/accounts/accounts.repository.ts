import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { Account } from './account.entity.js';
import type { Sanction } from './sanction.entity.js';
import { inForce } from './sanctions.repository.js';
import type { StandingSanction } from './standing.js';

/** An account as its owner sees it. Moments inside `sanctions` are texts, as jsonb has them. */
export interface AccountRow extends Pick<Account, 'id' | 'email' | 'name' | 'admin' | 'createdAt'> {
  moderates: string[];
  sanctions: (Pick<Sanction, 'id' | 'reason'> & StandingSanction)[];
}

export type NewAccount = Pick<Account, 'id' | 'email' | 'name' | 'passwordHash' | 'admin'>;

const findCredentials = statement(
  'accounts.credentials',
  `SELECT id, password_hash AS "passwordHash" FROM accounts WHERE email = $1`,
);

const insertAccount = statement(
  'accounts.insert',
  `INSERT INTO accounts (id, email, name, password_hash, admin) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (email) DO NOTHING RETURNING id`,
);

const viewAccount = statement(
  'accounts.view',
  `SELECT a.id, a.email, a.name, a.admin, a.created_at AS "createdAt",
          ARRAY(SELECT m.site_id FROM site_moderators m WHERE m.account_id = a.id ORDER BY m.site_id) AS moderates,
          coalesce((
            SELECT jsonb_agg(jsonb_build_object('id', s.id, 'site', s.site_id, 'kind', s.kind, 'reason', s.reason, 'until', s.until) ORDER BY s.id)
            FROM sanctions s WHERE s.account_id = a.id AND ${inForce('s')}
          ), '[]') AS sanctions
   FROM accounts a WHERE a.id = $1`,
);

const listOfficialNames = statement(
  'accounts.official-names',
  `SELECT name FROM accounts WHERE admin OR id IN (SELECT account_id FROM site_moderators) UNION SELECT name FROM sites`,
);

/** Rows are locked in the order of their ids first: a bulk decision and a submission may meet on several. */
const addToCounts = statement(
  'counts.accounts',
  `WITH locked AS (SELECT id FROM accounts WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE)
   UPDATE accounts a SET published = a.published + d.published, rejected = a.rejected + d.rejected
   FROM locked JOIN unnest($1::uuid[], $2::int[], $3::int[]) AS d (id, published, rejected) USING (id) WHERE a.id = locked.id`,
);

@Injectable()
export class AccountsRepository {
  constructor(private readonly database: Database) {}

  async credentials(email: string): Promise<Pick<Account, 'id' | 'passwordHash'> | null> {
    const [row] = await this.database.query<Pick<Account, 'id' | 'passwordHash'>>(findCredentials, [email]);
    return row ?? null;
  }

  /** False when the address has an account already. */
  async insert(on: Queryable, account: NewAccount): Promise<boolean> {
    const { id, email, name, passwordHash, admin } = account;
    return (await on.query(insertAccount, [id, email, name, passwordHash, admin])).length > 0;
  }

  async view(id: string): Promise<AccountRow | null> {
    const [row] = await this.database.query<AccountRow>(viewAccount, [id]);
    return row ?? null;
  }

  /** Names that speak for a newsroom: those of its staff and of its sites. */
  async officialNames(): Promise<string[]> {
    return (await this.database.query<{ name: string }>(listOfficialNames)).map(({ name }) => name);
  }

  /** Adds to the numbers of comments that stand published and rejected, by author. */
  async addToCounts(
    tx: Transaction,
    sums: ReadonlyMap<string, { published: number; rejected: number }>,
  ): Promise<void> {
    const moved = [...sums].filter(([, { published, rejected }]) => published !== 0 || rejected !== 0);
    if (moved.length === 0) return;
    await tx.query(addToCounts, [
      moved.map(([id]) => id),
      moved.map(([, sum]) => sum.published),
      moved.map(([, sum]) => sum.rejected),
    ]);
  }
}
