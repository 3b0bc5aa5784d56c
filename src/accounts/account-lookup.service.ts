import { Injectable } from '@nestjs/common';
import { presentAccount } from './account.presenter.js';
import { AccountsRepository } from './accounts.repository.js';
import type { FoundAccount } from '../contract/accounts.schemas.js';

/** Finds an account by its whole address, so that nobody can leaf through them. */
@Injectable()
export class AccountLookupService {
  constructor(private readonly accounts: AccountsRepository) {}

  async byEmail(email: string): Promise<FoundAccount[]> {
    const credentials = await this.accounts.credentials(email);
    const row = credentials && (await this.accounts.view(credentials.id));
    if (!row) return [];
    const { id, name, roles, moderates } = presentAccount(row);
    return [{ id, name, email, roles, moderates }];
  }
}
