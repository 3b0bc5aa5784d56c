import { Injectable } from '@nestjs/common';
import { ProblemError } from '../contract/problem.error.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import type { Login } from '../contract/accounts.schemas.js';
import { LockoutService, type LoginClient } from './lockout.service.js';
import { PasswordHasher } from './password-hasher.js';

/** Checks an email and a password. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly lockout: LockoutService,
    private readonly hasher: PasswordHasher,
  ) {}

  /** The account's id. Throws 401 `auth.credentials`, 429 `auth.locked` or 503 `service.busy`, for unknown accounts just the same. */
  async verify({ email, password }: Login, client: LoginClient): Promise<string> {
    const attempt = await this.lockout.begin(email, client);
    const account = await this.accounts.credentials(email);
    const matches = await this.hasher.verify(account?.passwordHash ?? null, password);
    if (!account || !matches) {
      throw new ProblemError(401, 'auth.credentials', 'The email or the password is not right.');
    }
    await this.lockout.succeeded(attempt);
    return account.id;
  }
}
