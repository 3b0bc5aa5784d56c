import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import * as schemas from '../contract/queue.schemas.js';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { ClaimsService } from './claims.service.js';

type CommentId = z.infer<typeof schemas.claimParam>;

@ApiTags('moderation')
@Controller('api/moderation/claims')
export class ClaimsController {
  constructor(private readonly claims: ClaimsService) {}

  @Post()
  @Access('moderator')
  @Answers(200, 'Take the next comments of a view, for a short time and for oneself alone', schemas.claimedSchema)
  async claim(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemas.claimSchema }) body: schemas.ClaimRequest,
  ): Promise<{ items: schemas.QueueItem[] }> {
    return { items: await this.claims.take(actor, body) };
  }

  @Put(':commentId')
  @Access('moderator')
  @Answers(200, 'Go on holding a comment, or take one that is free, or take one over', schemas.leaseSchema, {
    404: 'comment.not-found',
    409: ['claim.lost', 'claim.taken'],
  })
  async hold(
    @CurrentActor() actor: Actor,
    @Param({ schema: schemas.claimParam }) { commentId }: CommentId,
    @Body({ schema: schemas.holdSchema }) body: schemas.Hold,
  ): Promise<schemas.Lease> {
    return this.claims.hold(actor, commentId, body);
  }

  @Delete(':commentId')
  @Access('moderator')
  @Answers(204, 'Give a comment back', null)
  async release(
    @CurrentActor() actor: Actor,
    @Param({ schema: schemas.claimParam }) { commentId }: CommentId,
  ): Promise<void> {
    await this.claims.release(actor, commentId);
  }
}
