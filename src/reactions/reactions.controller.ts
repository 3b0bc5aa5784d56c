import { Controller, Delete, Param, Put } from '@nestjs/common';
import type { z } from 'zod';
import { ApiTags } from '@nestjs/swagger';
import { idParam } from '../common/ids.js';
import { Access } from '../http/access.js';
import { Answers } from '../http/answers.js';
import * as schemas from '../contract/comments.schemas.js';
import type { Actor } from '../http/actor.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { RateLimit } from '../http/rate-limit.js';
import { ReactionsService, type ReactionState } from './reactions.service.js';

type Id = z.infer<typeof idParam>;

@ApiTags('comments')
@Controller('api/comments/:id/reaction')
export class ReactionsController {
  constructor(private readonly reactions: ReactionsService) {}

  @Put()
  @Access('reader')
  @RateLimit('comments.react', { points: 120, seconds: 60 })
  @Answers(200, 'React to a comment', schemas.reactionSchema, {
    403: ['account.banned', 'account.suspended'],
    404: 'comment.not-found',
  })
  async react(@CurrentActor() actor: Actor, @Param({ schema: idParam }) { id }: Id): Promise<ReactionState> {
    return this.reactions.add(actor, id);
  }

  @Delete()
  @Access('reader')
  @RateLimit('comments.react', { points: 120, seconds: 60 })
  @Answers(200, 'Take the reaction back', schemas.reactionSchema, {
    403: ['account.banned', 'account.suspended'],
    404: 'comment.not-found',
  })
  async unreact(@CurrentActor() actor: Actor, @Param({ schema: idParam }) { id }: Id): Promise<ReactionState> {
    return this.reactions.remove(actor, id);
  }
}
