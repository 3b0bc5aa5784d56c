import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';

import type { Page } from '../contract/page.js';
import * as schemas from '../contract/queue.schemas.js';
import { selectionSchema, selectSchema, type Select, type Selection } from '../contract/selections.schemas.js';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { RequestLanguage } from '../http/request-language.decorator.js';

import { QueueService } from './queue.service.js';
import { SelectionsService } from './selections.service.js';
import type { SiteReason } from '../contract/sites.schemas.js';
import type { Language } from '../contract/terms.js';

@ApiTags('moderation')
@Controller('api/moderation')
export class QueueController {
  constructor(
    private readonly queue: QueueService,
    private readonly selections: SelectionsService,
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

  @Post('selections')
  @Access('moderator')
  @Answers(200, 'Comments that have something in common: what a decision over many would touch', selectionSchema, {
    422: 'search.too-broad',
  })
  async select(@CurrentActor() actor: Actor, @Body({ schema: selectSchema }) body: Select): Promise<Selection> {
    return this.selections.preview(actor, body);
  }
}
