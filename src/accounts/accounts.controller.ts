import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { accountSchema, type AccountView } from '../contract/accounts.schemas.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('accounts')
@Controller('api/accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get('me')
  @Access('reader')
  @Answers(200, 'One’s own account, with its roles and the sanctions in force', accountSchema)
  async me(@CurrentActor() actor: Actor): Promise<AccountView> {
    return this.accounts.own(actor.id);
  }
}
