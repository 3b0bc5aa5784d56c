import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Actor } from '../http/actor.js';
import { ProblemError } from '../contract/problem.error.js';
import { Clock } from '../database/clock.js';
import { ActorsRepository } from '../accounts/actors.repository.js';

/** What an access token says: whose it is, and until when (seconds since 1970). Rights are never in it. */
export interface AccessClaims {
  sub: string;
  exp: number;
}

/** 401 `auth.invalid` for a token that failed, unless the error says more already. */
export function tokenProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError(401, 'auth.invalid', 'The access token is not valid. Sign in again.');
}

/** Turns an access token into whoever acts with it. */
@Injectable()
export class AuthenticationService {
  constructor(
    private readonly jwt: JwtService,
    private readonly actors: ActorsRepository,
    private readonly clock: Clock,
  ) {}

  async sign(accountId: string): Promise<string> {
    const iat = Math.floor(this.clock.now().getTime() / 1_000);
    return this.jwt.signAsync({ iat }, { subject: accountId });
  }

  /** For sockets; routes go through the `jwt` strategy. Throws 401 `auth.expired` or `auth.invalid`. */
  async authenticate(token: string): Promise<{ actor: Actor; expiresAt: Date }> {
    const claims = await this.jwt.verifyAsync<AccessClaims>(token).catch((error: unknown) => {
      throw tokenProblem(error);
    });
    return { actor: await this.actorOf(claims), expiresAt: new Date(claims.exp * 1_000) };
  }

  /**
   * The account of a token whose signature was verified, with its rights as they are now. Throws 401 `auth.expired` for one that was good once, and
   * `auth.invalid` if the account is gone.
   */
  async actorOf({ sub, exp }: AccessClaims): Promise<Actor> {
    const isGood = this.clock.now().getTime() < exp * 1_000;
    if (!isGood) throw new ProblemError(401, 'auth.expired', 'The access token has expired. Refresh it.');
    const actor = await this.actors.find(sub);
    if (!actor) throw tokenProblem(undefined);
    return actor;
  }
}
