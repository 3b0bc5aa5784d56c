import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Access } from '../http/access.js';
import { Answers } from '../http/answers.js';
import type { Actor } from '../http/actor.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { idParam } from '../common/ids.js';
import type { Page } from '../contract/page.js';
import { RequestLanguage } from '../http/request-language.decorator.js';
import type { SiteReason } from '../sites/site.entity.js';
import { ClaimsService } from './claims.service.js';
import * as decisionSchemas from '../contract/decisions.schemas.js';
import { DecisionsService } from '../decisions/decisions.service.js';
import * as schemas from '../contract/queue.schemas.js';
import { QueueService } from './queue.service.js';
import type { Language } from '../contract/languages.js';

type Id = z.infer<typeof idParam>;
type CommentId = z.infer<typeof schemas.claimParam>;

@ApiTags('moderation')
@Controller('api/moderation')
export class ModerationController {
  constructor(
    private readonly queue: QueueService,
    private readonly claims: ClaimsService,
    private readonly decisions: DecisionsService,
  ) {}

  @Get('queue')
  @Access('moderator')
  @Answers(200, 'A page of a view of a site’s queue, with the counts of all views', schemas.queuePageSchema, {
    422: 'search.too-broad',
  })
  async page(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemas.queueQuery }) query: schemas.QueueQuery,
  ): Promise<Page<schemas.QueueItem> & { counts: schemas.Counts }> {
    return this.queue.page(actor, query);
  }

  @Get('reasons')
  @Access('public')
  @Answers(200, 'The reasons to reject or report with', schemas.reasonListSchema, { 404: 'site.not-found' })
  async reasons(
    @Query({ schema: schemas.reasonsQuery }) { site }: z.infer<typeof schemas.reasonsQuery>,
    @RequestLanguage() language: Language,
  ): Promise<{ items: SiteReason[] }> {
    return this.queue.reasons(site, language);
  }

  @Post('claims')
  @Access('moderator')
  @Answers(200, 'Take the next comments of a view, for a short time and for oneself alone', schemas.claimedSchema)
  async claim(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemas.claimSchema }) body: schemas.ClaimRequest,
  ): Promise<{ items: schemas.QueueItem[] }> {
    return { items: await this.claims.take(actor, body) };
  }

  @Put('claims/:commentId')
  @Access('moderator')
  @Answers(200, 'Go on holding a comment, or take one that is free, or take one over', schemas.leaseSchema, {
    404: 'comment.not-found',
    409: 'claim.lost; claim.taken, with the claim that stands',
  })
  async hold(
    @CurrentActor() actor: Actor,
    @Param({ schema: schemas.claimParam }) { commentId }: CommentId,
    @Body({ schema: schemas.holdSchema }) body: schemas.Hold,
  ): Promise<schemas.Lease> {
    return this.claims.hold(actor, commentId, body);
  }

  @Delete('claims/:commentId')
  @Access('moderator')
  @Answers(204, 'Give a comment back', null)
  async release(
    @CurrentActor() actor: Actor,
    @Param({ schema: schemas.claimParam }) { commentId }: CommentId,
  ): Promise<void> {
    await this.claims.release(actor, commentId);
  }

  @Post('comments/:id/decisions')
  @Access('moderator')
  @Answers(
    201,
    'Approve or reject what one saw; 409 with the standing decision if it has changed since',
    decisionSchemas.decisionSchema,
    { 404: 'comment.not-found', 409: 'decision.conflict, comment.withdrawn' },
  )
  async decide(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: Id,
    @Body({ schema: decisionSchemas.decideSchema }) body: decisionSchemas.Decide,
  ): Promise<decisionSchemas.DecisionView> {
    return this.decisions.decide(actor, id, body);
  }

  @Post('decisions')
  @Access('moderator')
  @Answers(200, 'One decision over many comments, with an outcome for each', decisionSchemas.outcomesSchema)
  async decideMany(
    @CurrentActor() actor: Actor,
    @Body({ schema: decisionSchemas.decideManySchema }) body: decisionSchemas.DecideMany,
  ): Promise<{ items: decisionSchemas.Outcome[] }> {
    return { items: await this.decisions.decideMany(actor, body) };
  }

  @Post('decisions/undo')
  @Access('moderator')
  @Answers(200, 'Undo many decisions, with an outcome for each', decisionSchemas.undoOutcomesSchema)
  async undoMany(
    @CurrentActor() actor: Actor,
    @Body({ schema: decisionSchemas.undoManySchema }) { ids }: decisionSchemas.UndoMany,
  ): Promise<{ items: decisionSchemas.UndoOutcome[] }> {
    return { items: await this.decisions.undoMany(actor, ids) };
  }

  @Post('decisions/:id/undo')
  @Access('moderator')
  @Answers(201, 'Restore what stood before a decision', decisionSchemas.decisionSchema, {
    404: 'decision.not-found',
    409: 'decision.conflict, decision.not-undoable, comment.withdrawn',
  })
  async undo(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: Id,
  ): Promise<decisionSchemas.DecisionView> {
    return this.decisions.undo(actor, id);
  }
}
