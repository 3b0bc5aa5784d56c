import { Injectable } from '@nestjs/common';
import type { AccountView } from '../contract/accounts.schemas.js';
import { ProblemError } from '../contract/problem.error.js';
import { presentAccount } from './account.presenter.js';
import { AccountsRepository } from './accounts.repository.js';

@Injectable()
export class AccountsService {
  constructor(private readonly accounts: AccountsRepository) {}

  /** One's own account, with its roles and the sanctions in force. 401 `auth.invalid` when it is gone. */
  async own(id: string): Promise<AccountView> {
    const row = await this.accounts.view(id);
    if (!row) throw new ProblemError(401, 'auth.invalid', 'This account does not exist any more.');
    return presentAccount(row);
  }
}
