import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { Sanction, SanctionKind } from './sanction.entity.js';

export type NewSanction = Pick<Sanction, 'id' | 'accountId' | 'kind' | 'reason' | 'until' | 'createdBy' | 'createdAt'>;

/** Who the account is, its row locked so that it does not become staff meanwhile. */
export interface SanctionTarget {
  id: string;
  admin: boolean;
  moderator: boolean;
}

const findTarget = statement(
  'sanctions.target',
  `SELECT a.id, a.admin, EXISTS (SELECT FROM site_moderators m WHERE m.account_id = a.id) AS moderator
   FROM accounts a WHERE a.id = $1 FOR UPDATE`,
);

const insertSanction = statement(
  'sanctions.insert',
  `INSERT INTO sanctions (id, account_id, kind, reason, until, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
);

const findSanction = statement(
  'sanctions.find',
  `SELECT kind, lifted_at IS NOT NULL AS lifted FROM sanctions WHERE id = $1 AND account_id = $2 FOR UPDATE`,
);

const liftSanction = statement('sanctions.lift', `UPDATE sanctions SET lifted_at = $2, lifted_by = $3 WHERE id = $1`);

@Injectable()
export class SanctionsRepository {
  async target(tx: Transaction, accountId: string): Promise<SanctionTarget | null> {
    const [row] = await tx.query<SanctionTarget>(findTarget, [accountId]);
    return row ?? null;
  }

  async insert(tx: Transaction, sanction: NewSanction): Promise<void> {
    const { id, accountId, kind, reason, until, createdBy, createdAt } = sanction;
    await tx.query(insertSanction, [id, accountId, kind, reason, until, createdBy, createdAt]);
  }

  async find(tx: Transaction, accountId: string, id: string): Promise<{ kind: SanctionKind; lifted: boolean } | null> {
    const [row] = await tx.query<{ kind: SanctionKind; lifted: boolean }>(findSanction, [id, accountId]);
    return row ?? null;
  }

  async lift(tx: Transaction, id: string, at: Date, by: string): Promise<void> {
    await tx.query(liftSanction, [id, at, by]);
  }
}
