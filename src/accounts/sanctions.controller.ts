import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SanctionsService } from './sanctions.service.js';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { idParam } from '../common/ids.js';
import { presentSanction } from './sanction.presenter.js';
import {
  imposeSchema,
  sanctionParams,
  sanctionSchema,
  type Impose,
  type SanctionParams,
  type SanctionView,
} from '../contract/sanctions.schemas.js';

@ApiTags('moderation')
@Controller('api/moderation/accounts/:id/sanctions')
export class SanctionsController {
  constructor(private readonly sanctions: SanctionsService) {}

  @Post()
  @Access('moderator')
  @Answers(201, 'Impose a sanction on an account; it acts at once, on one site or on every one', sanctionSchema, {
    403: 'sanction.staff',
    404: ['account.not-found', 'site.not-found'],
  })
  async impose(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: imposeSchema }) body: Impose,
  ): Promise<SanctionView> {
    return presentSanction(await this.sanctions.impose(actor, id, body), actor);
  }

  @Delete(':sid')
  @Access('moderator')
  @Answers(204, 'Lift a sanction', null, { 403: 'sanction.staff', 404: ['account.not-found', 'sanction.not-found'] })
  async lift(@CurrentActor() actor: Actor, @Param({ schema: sanctionParams }) params: SanctionParams): Promise<void> {
    await this.sanctions.lift(actor, params.id, params.sid);
  }
}
