import { Body, Controller, Delete, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { idParam } from '../common/ids.js';

import { EscalationsService } from './escalations.service.js';
import { escalateSchema, escalationSchema, type Escalate, type EscalationView } from '../contract/decisions.schemas.js';

@ApiTags('moderation')
@Controller('api/moderation/comments/:id/escalation')
export class EscalationsController {
  constructor(private readonly escalations: EscalationsService) {}

  @Put()
  @Access('moderator')
  @Answers(200, 'Ask the team for a second opinion; it stands until somebody decides', escalationSchema, {
    404: 'comment.not-found',
    409: ['decision.conflict', 'comment.withdrawn', 'escalation.standing'],
  })
  async escalate(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: escalateSchema }) body: Escalate,
  ): Promise<EscalationView> {
    return this.escalations.escalate(actor, id, body);
  }

  @Delete()
  @Access('moderator')
  @Answers(204, 'Take the wish back: the comment waits as before', null, { 404: 'comment.not-found' })
  async withdraw(@CurrentActor() actor: Actor, @Param({ schema: idParam }) { id }: { id: string }): Promise<void> {
    await this.escalations.withdraw(actor, id);
  }
}
