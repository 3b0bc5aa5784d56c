import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../common/access.js';
import type { Actor } from '../common/actor.js';
import { Answers } from '../common/answers.js';
import { CurrentActor } from '../common/current-actor.decorator.js';
import { accountSchema, type AccountView } from './accounts.schemas.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('accounts')
@Controller('api/accounts')
export class AccountsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get('me')
  @Access('reader')
  @Answers(200, 'One’s own account, with its roles and the sanctions in force', accountSchema)
  async me(@CurrentActor() actor: Actor): Promise<AccountView> {
    return this.sessions.account(actor.id);
  }
}
