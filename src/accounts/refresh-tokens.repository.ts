import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { RefreshToken } from './refresh-token.entity.js';

export type NewRefreshToken = Pick<RefreshToken, 'hash' | 'familyId' | 'accountId' | 'expiresAt'>;

/** A token at the moment of its use. `usedBefore`: its first use had been answered when this request arrived. */
export interface TokenInUse extends Pick<RefreshToken, 'familyId' | 'accountId'> {
  expired: boolean;
  usedBefore: boolean;
}

/** A use counts as answered at the latest after so long, should its process die before it could say when. */
const ANSWERED_AFTER = `interval '5 seconds'`;

/** Rotation and revocation of a family take turns, so that no successor is born while its family dies. */
const lockFamily = statement(
  'refresh-tokens.lock',
  `SELECT pg_advisory_xact_lock(hashtextextended('refresh:' || family_id::text, 0)) FROM refresh_tokens WHERE hash = $1`,
);

/** $2: seconds since the request arrived, so that only the database's clock counts, whichever process took the first use. */
const findToken = statement(
  'refresh-tokens.find',
  `SELECT family_id AS "familyId", account_id AS "accountId", expires_at <= now() AS expired,
          used_at IS NOT NULL AND used_at <= clock_timestamp() - make_interval(secs => $2) AS "usedBefore"
   FROM refresh_tokens WHERE hash = $1`,
);

const insertToken = statement(
  'refresh-tokens.insert',
  `INSERT INTO refresh_tokens (hash, family_id, account_id, expires_at) VALUES ($1, $2, $3, $4)`,
);

const useToken = statement(
  'refresh-tokens.use',
  `UPDATE refresh_tokens SET used_at = clock_timestamp() + ${ANSWERED_AFTER} WHERE hash = $1 AND used_at IS NULL RETURNING hash`,
);

const answerUse = statement(
  'refresh-tokens.answer',
  `UPDATE refresh_tokens SET used_at = clock_timestamp() WHERE hash = $1`,
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

  /** Marks the token as used; false when another request that is still being answered used it first. */
  async use(tx: Transaction, hash: string): Promise<boolean> {
    return (await tx.query(useToken, [hash])).length > 0;
  }

  /** From now on, a further use of the token is a replay. */
  async answered(hash: string): Promise<void> {
    await this.database.query(answerUse, [hash]);
  }

  /** The family must be locked, by `findForUse`. */
  async revokeFamily(tx: Transaction, familyId: string): Promise<void> {
    await tx.query(revokeFamily, [familyId]);
  }

  async prune(): Promise<void> {
    await this.database.prune(pruneTokens);
  }
}
