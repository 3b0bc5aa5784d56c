import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import type { z } from 'zod';
import { ApiTags } from '@nestjs/swagger';
import { idParam } from '../common/ids.js';
import { Access } from '../http/access.js';
import { Answers } from '../http/answers.js';

import { pageQuerySchema, type Page, type PageQuery } from '../contract/page.js';
import * as schemas from '../contract/comments.schemas.js';
import type { Actor } from '../http/actor.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { PUBLIC_READ, RateLimit } from '../http/rate-limit.js';
import { Represented, type Representation } from '../http/representation.js';
import { RequestLanguage } from '../http/request-language.decorator.js';
import { ArticlePages } from './article-pages.js';
import { PagesService } from './pages.service.js';
import type { Language } from '../contract/terms.js';

type Id = z.infer<typeof idParam>;

@ApiTags('comments')
@Controller('api')
export class PagesController {
  constructor(
    private readonly articlePages: ArticlePages,
    private readonly comments: PagesService,
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
}
