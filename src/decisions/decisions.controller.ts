import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { idParam } from '../common/ids.js';
import * as schemas from '../contract/decisions.schemas.js';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { DecisionsService } from './decisions.service.js';

type Id = z.infer<typeof idParam>;

@ApiTags('moderation')
@Controller('api/moderation')
export class DecisionsController {
  constructor(private readonly decisions: DecisionsService) {}

  @Post('comments/:id/decisions')
  @Access('moderator')
  @Answers(
    201,
    'Approve or reject what one saw; 409 with the standing decision if it has changed since',
    schemas.decisionSchema,
    { 404: 'comment.not-found', 409: ['decision.conflict', 'comment.withdrawn'] },
  )
  async decide(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: Id,
    @Body({ schema: schemas.decideSchema }) body: schemas.Decide,
  ): Promise<schemas.DecisionView> {
    return this.decisions.decide(actor, id, body);
  }

  @Post('decisions')
  @Access('moderator')
  @Answers(200, 'One decision over many comments, with an outcome for each', schemas.decisionOutcomesSchema)
  async decideMany(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemas.decideManySchema }) body: schemas.DecideMany,
  ): Promise<{ items: schemas.DecisionOutcome[] }> {
    return { items: await this.decisions.decideMany(actor, body) };
  }

  @Post('decisions/undo')
  @Access('moderator')
  @Answers(200, 'Undo many decisions, with an outcome for each', schemas.undoOutcomesSchema)
  async undoMany(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemas.undoManySchema }) { ids }: schemas.UndoMany,
  ): Promise<{ items: schemas.UndoOutcome[] }> {
    return { items: await this.decisions.undoMany(actor, ids) };
  }

  @Post('decisions/:id/undo')
  @Access('moderator')
  @Answers(201, 'Restore what stood before a decision', schemas.decisionSchema, {
    404: 'decision.not-found',
    409: ['decision.conflict', 'decision.not-undoable', 'comment.withdrawn'],
  })
  async undo(@CurrentActor() actor: Actor, @Param({ schema: idParam }) { id }: Id): Promise<schemas.DecisionView> {
    return this.decisions.undo(actor, id);
  }
}
