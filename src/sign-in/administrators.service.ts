import { LogRepository } from '../audit/log.repository.js';
import { newIdAt } from '../common/ids.js';
import { Clock } from '../database/clock.js';
import { Database } from '../database/database.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import type { Register } from '../contract/accounts.schemas.js';
import { PasswordHasher } from './password-hasher.js';
import { checkNewPassword } from './password-rules.js';
import { emailTaken } from './registration.service.js';

/** Makes administrators: for whoever runs the installation, never for a request. */
export class AdministratorsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly log: LogRepository,
    private readonly hasher: PasswordHasher,
    private readonly clock: Clock,
  ) {}

  /** Answers the account's id. Throws what registering throws, except for official names, which are just what the staff has. */
  async create({ email, password, name }: Register): Promise<string> {
    await checkNewPassword(password, [name, email]);
    const now = this.clock.now();
    const account = { id: newIdAt(now), email, name, passwordHash: await this.hasher.hash(password), admin: true };
    await this.database.transaction(async (tx) => {
      if (!(await this.accounts.insert(tx, account))) throw emailTaken();
      await this.log.append(tx, [{ action: 'account.make-admin', accountId: account.id }], now);
    });
    return account.id;
  }
}
