import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { RefreshToken } from './refresh-token.entity.js';

export type NewRefreshToken = Pick<RefreshToken, 'hash' | 'familyId' | 'accountId' | 'expiresAt'>;

/** A token at the moment of its use. `stolen`: this use shows that two hold the family (docs/adr/0007). */
export interface TokenInUse extends Pick<RefreshToken, 'familyId' | 'accountId'> {
  expired: boolean;
  stolen: boolean;
}

/** What a request and its answer may take together, and how long a lost answer may be asked for again. */
const GRACE = `interval '60 seconds'`;

/** How often a token may be exchanged within the grace: twenty tabs that all lose two answers in a row. */
export const MAX_SIBLINGS = 64;

/** Rotation and revocation of a family take turns, so that no successor is born while its family dies. */
const lockFamily = statement(
  'refresh-tokens.lock',
  `SELECT pg_advisory_xact_lock(hashtextextended('refresh:' || family_id::text, 0)) FROM refresh_tokens WHERE hash = $1`,
);

/**
 * $2: seconds since the request arrived, so that one which was on its way when a successor was used is no theft. All moments are of the
 * database's clock. A cookie jar holds one token, and each lands in it within the grace or never: who uses both of two tokens that are older than
 * that has two jars.
 */
const findToken = statement(
  'refresh-tokens.find',
  `SELECT family_id AS "familyId", account_id AS "accountId", expires_at <= clock_timestamp() AS expired,
          CASE WHEN used_at IS NULL THEN false ELSE
            used_at < clock_timestamp() - ${GRACE} OR uses >= ${MAX_SIBLINGS} OR EXISTS (
              SELECT FROM refresh_tokens later WHERE later.family_id = token.family_id AND later.created_at >= token.used_at
                AND later.used_at < clock_timestamp() - make_interval(secs => $2))
          END OR EXISTS (
            SELECT FROM refresh_tokens other WHERE other.family_id = token.family_id AND other.hash <> token.hash
              AND other.used_at > token.created_at + ${GRACE} AND other.created_at < clock_timestamp() - ${GRACE}) AS stolen
   FROM refresh_tokens token WHERE hash = $1`,
);

const insertToken = statement(
  'refresh-tokens.insert',
  `INSERT INTO refresh_tokens (hash, family_id, account_id, expires_at, created_at) VALUES ($1, $2, $3, $4, clock_timestamp())`,
);

const useToken = statement(
  'refresh-tokens.use',
  `UPDATE refresh_tokens SET uses = uses + 1, used_at = coalesce(used_at, clock_timestamp()) WHERE hash = $1`,
);

const revokeFamily = statement('refresh-tokens.revoke', `DELETE FROM refresh_tokens WHERE family_id = $1`);

const pruneTokens = statement(
  'refresh-tokens.prune',
  `DELETE FROM refresh_tokens WHERE ctid = ANY (ARRAY(SELECT ctid FROM refresh_tokens WHERE expires_at < now() LIMIT $1)) RETURNING 1`,
);

@Injectable()
export class RefreshTokensRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Transaction, token: NewRefreshToken): Promise<void> {
    await tx.query(insertToken, [token.hash, token.familyId, token.accountId, token.expiresAt]);
  }

  /** The token, its family locked until the transaction ends. `arrived`: of its request, on the clock of `performance.now()`. */
  async findForUse(tx: Transaction, hash: string, arrived: number): Promise<TokenInUse | null> {
    await tx.query(lockFamily, [hash]);
    const [token] = await tx.query<TokenInUse>(findToken, [hash, (performance.now() - arrived) / 1_000]);
    return token ?? null;
  }

  /** Notes that the token was exchanged once more; its first use stays on record. */
  async use(tx: Transaction, hash: string): Promise<void> {
    await tx.query(useToken, [hash]);
  }

  /** The family must be locked, by `findForUse`. */
  async revokeFamily(tx: Transaction, familyId: string): Promise<void> {
    await tx.query(revokeFamily, [familyId]);
  }

  async prune(): Promise<void> {
    await this.database.prune(pruneTokens);
  }
}
