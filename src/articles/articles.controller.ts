import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { idParam } from '../common/ids.js';
import { PUBLIC_READ, RateLimit } from '../http/rate-limit.js';
import type { Page } from '../contract/page.js';
import { ArticlesService } from './articles.service.js';
import {
  articleListSchema,
  articleSchema,
  createArticleSchema,
  findArticlesQuery,
  updateArticleSchema,
  type ArticleView,
  type CreateArticle,
  type FindArticles,
  type UpdateArticle,
} from '../contract/articles.schemas.js';

@ApiTags('articles')
@Controller('api/articles')
export class ArticlesController {
  constructor(private readonly articles: ArticlesService) {}

  @Post()
  @Access('admin')
  @Answers(201, 'Declare an article of a site', articleSchema, {
    404: 'site.not-found',
    409: 'article.exists',
  })
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createArticleSchema }) input: CreateArticle,
  ): Promise<ArticleView> {
    return this.articles.create(actor, input);
  }

  @Get()
  @Access('public')
  @RateLimit(PUBLIC_READ.name, PUBLIC_READ)
  @Answers(
    200,
    'The article at an address, or, without url, a page of articles',
    z.union([articleSchema, articleListSchema]),
    {
      404: 'article.not-found',
    },
  )
  async find(@Query({ schema: findArticlesQuery }) query: FindArticles): Promise<ArticleView | Page<ArticleView>> {
    return this.articles.find(query);
  }

  @Get(':id')
  @Access('public')
  @RateLimit(PUBLIC_READ.name, PUBLIC_READ)
  @Answers(200, 'An article', articleSchema, { 404: 'article.not-found' })
  async get(@Param({ schema: idParam }) { id }: { id: string }): Promise<ArticleView> {
    return this.articles.get(id);
  }

  @Patch(':id')
  @Access('admin')
  @Answers(200, 'Open or close commenting, or change who is held', articleSchema, { 404: 'article.not-found' })
  async update(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: updateArticleSchema }) update: UpdateArticle,
  ): Promise<ArticleView> {
    return this.articles.update(actor, id, update);
  }
}
