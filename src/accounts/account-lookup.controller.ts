import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../http/access.js';
import { Answers } from '../http/answers.js';

import { AccountLookupService } from './account-lookup.service.js';
import { foundAccountsSchema, lookupQuery, type FoundAccount, type LookupQuery } from '../contract/accounts.schemas.js';

@ApiTags('accounts')
@Controller('api/accounts')
export class AccountLookupController {
  constructor(private readonly lookup: AccountLookupService) {}

  @Get()
  @Access('admin')
  @Answers(200, 'The account with an email address, if there is one: whom to make a moderator', foundAccountsSchema)
  async find(@Query({ schema: lookupQuery }) { email }: LookupQuery): Promise<{ items: FoundAccount[] }> {
    return { items: await this.lookup.byEmail(email) };
  }
}
