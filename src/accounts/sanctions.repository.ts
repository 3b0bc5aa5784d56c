import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { Sanction } from './sanction.entity.js';

export type NewSanction = Omit<Sanction, 'liftedAt' | 'liftedBy'>;
/** What lifting one has to know of it. */
export type LiftedSanction = Pick<Sanction, 'siteId' | 'kind'> & { lifted: boolean };

/** Who the account is, its row locked so that it does not become staff meanwhile. */
export interface SanctionTarget {
  id: string;
  admin: boolean;
  /** Ids of the sites that it was made a moderator of. */
  moderates: string[];
}

/** Whether a sanction counts now, as a condition on that alias of the table. */
export const inForce = (sanction: string): string =>
  `${sanction}.lifted_at IS NULL AND (${sanction}.until IS NULL OR ${sanction}.until > now())`;

/** Whether a sanction holds on that site (an expression), as a condition on that alias of the table. */
export const holdsOn = (sanction: string, siteId: string): string =>
  `(${sanction}.site_id IS NULL OR ${sanction}.site_id = ${siteId})`;

const findTarget = statement(
  'sanctions.target',
  `SELECT a.id, a.admin, ARRAY(SELECT m.site_id FROM site_moderators m WHERE m.account_id = a.id) AS moderates
   FROM accounts a WHERE a.id = $1 FOR UPDATE`,
);

const insertSanction = statement(
  'sanctions.insert',
  `INSERT INTO sanctions (id, account_id, site_id, kind, reason, until, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

const findSanction = statement(
  'sanctions.find',
  `SELECT site_id AS "siteId", kind, lifted_at IS NOT NULL AS lifted FROM sanctions WHERE id = $1 AND account_id = $2 FOR UPDATE`,
);

const liftSanction = statement('sanctions.lift', `UPDATE sanctions SET lifted_at = $2, lifted_by = $3 WHERE id = $1`);

@Injectable()
export class SanctionsRepository {
  async target(tx: Transaction, accountId: string): Promise<SanctionTarget | null> {
    const [row] = await tx.query<SanctionTarget>(findTarget, [accountId]);
    return row ?? null;
  }

  async insert(tx: Transaction, sanction: NewSanction): Promise<void> {
    const { id, accountId, siteId, kind, reason, until, createdBy, createdAt } = sanction;
    await tx.query(insertSanction, [id, accountId, siteId, kind, reason, until, createdBy, createdAt]);
  }

  async find(tx: Transaction, accountId: string, id: string): Promise<LiftedSanction | null> {
    const [row] = await tx.query<LiftedSanction>(findSanction, [id, accountId]);
    return row ?? null;
  }

  async lift(tx: Transaction, id: string, at: Date, by: string): Promise<void> {
    await tx.query(liftSanction, [id, at, by]);
  }
}
