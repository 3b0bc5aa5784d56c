import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../common/ids.js';
import { ProblemError } from '../contract/problem.error.js';
import { Database, type Transaction } from '../database/database.js';
import { ACCESS_TOKEN_S } from './access-token.options.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { SessionView } from '../contract/accounts.schemas.js';
import { AuthenticationService } from './authentication.service.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';

/** Life of a refresh token, in seconds; each use gives a new one. */
export const REFRESH_TOKEN_S = 30 * 24 * 3_600;

/** 256 bits, so that guessing one is out of the question and a plain hash of it may be stored. */
const TOKEN_BYTES = 32;

/** What the client gets: `view` in the body, `refreshToken` in the cookie. */
export interface Session {
  view: SessionView;
  refreshToken: string;
}

interface Rotation {
  accountId: string;
  refreshToken: string;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Signed-in browsers: each sign-in starts a family of refresh tokens, of which one after the other is good. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsService,
    private readonly tokens: RefreshTokensRepository,
    private readonly authentication: AuthenticationService,
  ) {}

  async open(accountId: string): Promise<Session> {
    const refreshToken = await this.database.transaction((tx) => this.successor(tx, accountId, newId()));
    return this.session(accountId, refreshToken);
  }

  /**
   * Exchanges a refresh token for a successor. A token that comes again within the grace gets another one: an answer was lost, or two tabs
   * asked at once. A use that shows two holders is theft: 401 `auth.reused`, and the whole family is revoked (docs/adr/0007). 401
   * `auth.required`, `auth.invalid` and `auth.expired` for tokens that are missing, unknown and too old. `arrived`: of the request, on the clock of `performance.now()`.
   */
  async refresh(token: string | undefined, arrived: number): Promise<Session> {
    if (token === undefined) throw new ProblemError(401, 'auth.required', 'Sign in first.');
    const outcome = await this.database.transaction((tx) => this.rotate(tx, hashOf(token), arrived));
    // Thrown out here: inside, it would roll the revocation back.
    if (outcome instanceof ProblemError) throw outcome;
    return this.session(outcome.accountId, outcome.refreshToken);
  }

  /** Revokes the family of the token; nothing to do without one. */
  async close(token: string | undefined): Promise<void> {
    if (token === undefined) return;
    await this.database.transaction(async (tx) => {
      const known = await this.tokens.findForUse(tx, hashOf(token), performance.now());
      if (known) await this.tokens.revokeFamily(tx, known.familyId);
    });
  }

  private async rotate(tx: Transaction, hash: string, arrived: number): Promise<Rotation | ProblemError> {
    const token = await this.tokens.findForUse(tx, hash, arrived);
    if (!token) return new ProblemError(401, 'auth.invalid', 'This session has ended. Sign in again.');
    if (token.expired) return new ProblemError(401, 'auth.expired', 'This session has expired. Sign in again.');
    if (token.stolen) {
      await this.tokens.revokeFamily(tx, token.familyId);
      return new ProblemError(
        401,
        'auth.reused',
        'This session was used from elsewhere, so it was ended. Sign in again.',
      );
    }
    await this.tokens.use(tx, hash);
    return { accountId: token.accountId, refreshToken: await this.successor(tx, token.accountId, token.familyId) };
  }

  private async successor(tx: Transaction, accountId: string, familyId: string): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const expiresAt = new Date(Date.now() + REFRESH_TOKEN_S * 1_000);
    await this.tokens.insert(tx, { hash: hashOf(token), familyId, accountId, expiresAt });
    return token;
  }

  private async session(accountId: string, refreshToken: string): Promise<Session> {
    const [accessToken, account] = await Promise.all([
      this.authentication.sign(accountId),
      this.accounts.own(accountId),
    ]);
    return { view: { accessToken, expiresIn: ACCESS_TOKEN_S, account }, refreshToken };
  }
}
