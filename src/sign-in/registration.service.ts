import { Injectable } from '@nestjs/common';
import { newIdAt } from '../common/ids.js';
import { ProblemError } from '../contract/problem.error.js';
import { Clock } from '../database/clock.js';
import { Database } from '../database/database.js';

import { AccountsRepository } from '../accounts/accounts.repository.js';
import type { Register } from '../contract/accounts.schemas.js';
import { PasswordHasher } from './password-hasher.js';
import { checkNewPassword } from './password-rules.js';
import { nameKey } from '../accounts/name-key.js';

export const emailTaken = (): ProblemError =>
  new ProblemError(409, 'account.email-taken', 'There is an account with this email already. Sign in instead.');

@Injectable()
export class RegistrationService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly hasher: PasswordHasher,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a reader's account and answers its id. Throws 409 `account.email-taken`, 409 `account.name-taken` when the name could be taken
   * for that of the staff or of a site, and what `checkNewPassword` throws.
   */
  async register({ email, password, name }: Register): Promise<string> {
    await checkNewPassword(password, [name, email]);
    await this.assertNotOfficial(name);
    const account = {
      id: newIdAt(this.clock.now()),
      email,
      name,
      passwordHash: await this.hasher.hash(password),
      admin: false,
    };
    if (!(await this.accounts.insert(this.database, account))) {
      throw emailTaken();
    }
    return account.id;
  }

  private async assertNotOfficial(name: string): Promise<void> {
    const key = nameKey(name);
    const official = await this.accounts.officialNames();
    if (official.some((other) => nameKey(other) === key)) {
      throw new ProblemError(409, 'account.name-taken', 'This name belongs to the newsroom. Choose another.');
    }
  }
}
