import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Access } from '../http/access.js';
import { Answers } from '../http/answers.js';
import type { Actor } from '../http/actor.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { idParam } from '../common/ids.js';
import { PUBLIC_READ, RateLimit } from '../http/rate-limit.js';
import { pageQuerySchema, type Page, type PageQuery } from '../contract/page.js';
import { Represented, type Representation } from '../http/representation.js';
import { RequestLanguage } from '../http/request-language.decorator.js';
import { ArticlePages } from './article-pages.js';
import * as schemas from '../contract/comments.schemas.js';
import { CommentsService } from './pages.service.js';
import { IdempotencyKey } from '../submissions/idempotency-key.decorator.js';
import { presentReport } from '../reports/report.presenter.js';
import { ReactionsService, type ReactionState } from '../reactions/reactions.service.js';
import { ReportsService } from '../reports/reports.service.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import type { Language } from '../contract/languages.js';

type Id = z.infer<typeof idParam>;

@ApiTags('comments')
@Controller('api')
export class CommentsController {
  constructor(
    private readonly articlePages: ArticlePages,
    private readonly comments: CommentsService,
    private readonly submissions: SubmissionsService,
    private readonly reactions: ReactionsService,
    private readonly reports: ReportsService,
  ) {}

  @Get('articles/:id/comments')
  @Access('public')
  @RateLimit(PUBLIC_READ.name, PUBLIC_READ)
  @Answers(
    200,
    'A page of root comments with their first replies, and the log position that it reflects',
    schemas.articlePageSchema,
    { 404: 'article.not-found' },
  )
  @UseInterceptors(Represented)
  async page(
    @Param({ schema: idParam }) { id }: Id,
    @Query({ schema: schemas.articlePageQuery }) query: z.infer<typeof schemas.articlePageQuery>,
  ): Promise<Representation> {
    return this.articlePages.read(id, query);
  }

  @Get('comments/:id/replies')
  @Access('public')
  @RateLimit(PUBLIC_READ.name, PUBLIC_READ)
  @Answers(200, 'A page of direct replies, oldest first', schemas.repliesPageSchema, { 404: 'comment.not-found' })
  async replies(
    @Param({ schema: idParam }) { id }: Id,
    @Query({ schema: schemas.repliesQuery }) query: schemas.RepliesQuery,
  ): Promise<schemas.RepliesPage> {
    return this.comments.replies(id, query);
  }

  @Get('comments/:id/context')
  @Access('public')
  @Answers(
    200,
    'A comment with what stands above, beside and below it: what a link to it needs',
    schemas.contextSchema,
    {
      404: 'comment.not-found',
    },
  )
  async context(@Param({ schema: idParam }) { id }: Id): Promise<schemas.CommentContext> {
    return this.comments.context(id);
  }

  @Get('articles/:id/mine')
  @Access('reader')
  @Answers(200, 'Own comments and reactions under an article', schemas.mineSchema)
  async mine(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: Id,
    @RequestLanguage() language: Language,
  ): Promise<schemas.OwnActivity> {
    return this.comments.mine(actor, id, language);
  }

  @Post('articles/:id/comments')
  @Access('reader')
  @RateLimit('comments.write', { points: 30, seconds: 300 })
  @Answers(201, 'Comment, or answer a comment', schemas.submittedSchema, {
    403: 'account.banned, account.suspended, comment.closed',
    404: 'article.not-found, comment.parent-not-found',
    409: 'comment.parent-removed, comment.too-deep, idempotency.conflict',
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

  @Get('accounts/me/comments')
  @Access('reader')
  @Answers(200, 'Own comments in every status, with the reasons that may be told', schemas.ownCommentPageSchema)
  async own(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
    @RequestLanguage() language: Language,
  ): Promise<Page<schemas.OwnComment>> {
    return this.comments.own(actor, query, language);
  }

  @Patch('comments/:id')
  @Access('reader')
  @RateLimit('comments.write', { points: 30, seconds: 300 })
  @Answers(200, 'Change the text of an own comment; it is screened again', schemas.ownCommentSchema, {
    403: 'account.banned, account.suspended, comment.closed, comment.edit-window-over',
    404: 'comment.not-found',
    409: 'comment.conflict, comment.not-editable',
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
    403: 'account.banned, account.suspended',
    404: 'comment.not-found',
  })
  async withdraw(@CurrentActor() actor: Actor, @Param({ schema: idParam }) { id }: Id): Promise<void> {
    await this.submissions.withdraw(actor, id);
  }

  @Put('comments/:id/reaction')
  @Access('reader')
  @RateLimit('comments.react', { points: 120, seconds: 60 })
  @Answers(200, 'React to a comment', schemas.reactionSchema, {
    403: 'account.banned, account.suspended',
    404: 'comment.not-found',
  })
  async react(@CurrentActor() actor: Actor, @Param({ schema: idParam }) { id }: Id): Promise<ReactionState> {
    return this.reactions.add(actor, id);
  }

  @Delete('comments/:id/reaction')
  @Access('reader')
  @RateLimit('comments.react', { points: 120, seconds: 60 })
  @Answers(200, 'Take the reaction back', schemas.reactionSchema, {
    403: 'account.banned, account.suspended',
    404: 'comment.not-found',
  })
  async unreact(@CurrentActor() actor: Actor, @Param({ schema: idParam }) { id }: Id): Promise<ReactionState> {
    return this.reactions.remove(actor, id);
  }

  @Post('comments/:id/reports')
  @Access('reader')
  @RateLimit('comments.report', { points: 20, seconds: 600 })
  @Answers(201, 'Report a comment to the moderators', schemas.reportSchema, {
    403: 'account.banned, account.suspended',
    404: 'comment.not-found',
  })
  async report(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: Id,
    @Body({ schema: schemas.reportRequestSchema }) body: z.infer<typeof schemas.reportRequestSchema>,
  ): Promise<ReturnType<typeof presentReport>> {
    return presentReport(await this.reports.report(actor, id, body));
  }
}
