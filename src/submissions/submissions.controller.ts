import { Body, Controller, Delete, Param, Patch, Post } from '@nestjs/common';
import type { z } from 'zod';
import { ApiTags } from '@nestjs/swagger';
import { idParam } from '../common/ids.js';
import { Access } from '../http/access.js';
import { Answers } from '../http/answers.js';

import * as schemas from '../contract/comments.schemas.js';
import type { Actor } from '../http/actor.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { RateLimit } from '../http/rate-limit.js';
import { RequestLanguage } from '../http/request-language.decorator.js';
import { IdempotencyKey } from './idempotency-key.decorator.js';
import { SubmissionsService } from './submissions.service.js';
import type { Language } from '../contract/terms.js';

type Id = z.infer<typeof idParam>;

@ApiTags('comments')
@Controller('api')
export class SubmissionsController {
  constructor(private readonly submissions: SubmissionsService) {}

  @Post('articles/:id/comments')
  @Access('reader')
  @RateLimit('comments.write', { points: 30, seconds: 300 })
  @Answers(201, 'Comment, or answer a comment', schemas.submittedSchema, {
    403: ['account.banned', 'account.suspended', 'comment.closed'],
    404: ['article.not-found', 'comment.parent-not-found'],
    409: ['comment.parent-removed', 'comment.too-deep', 'idempotency.conflict'],
  })
  async submit(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: Id,
    @Body({ schema: schemas.submitSchema }) body: z.infer<typeof schemas.submitSchema>,
    @IdempotencyKey() idempotencyKey: string | null,
    @RequestLanguage() language: Language,
  ): Promise<{ comment: schemas.OwnComment }> {
    return { comment: await this.submissions.submit(actor, id, body, idempotencyKey, language) };
  }

  @Patch('comments/:id')
  @Access('reader')
  @RateLimit('comments.write', { points: 30, seconds: 300 })
  @Answers(200, 'Change the text of an own comment; it is screened again', schemas.ownCommentSchema, {
    403: ['account.banned', 'account.suspended', 'comment.closed', 'comment.edit-window-over'],
    404: 'comment.not-found',
    409: ['comment.conflict', 'comment.not-editable'],
  })
  async edit(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: Id,
    @Body({ schema: schemas.editSchema }) body: z.infer<typeof schemas.editSchema>,
    @RequestLanguage() language: Language,
  ): Promise<schemas.OwnComment> {
    return this.submissions.edit(actor, id, body, language);
  }

  @Delete('comments/:id')
  @Access('reader')
  @Answers(204, 'Withdraw an own comment, for good', null, {
    403: ['account.banned', 'account.suspended'],
    404: 'comment.not-found',
  })
  async withdraw(@CurrentActor() actor: Actor, @Param({ schema: idParam }) { id }: Id): Promise<void> {
    await this.submissions.withdraw(actor, id);
  }
}
