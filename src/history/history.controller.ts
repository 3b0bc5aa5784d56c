import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { idParam } from '../common/ids.js';
import { inspectedItemSchema, type InspectedItem } from '../contract/history.schemas.js';
import { HistoryService } from './history.service.js';
import { overviewQuery, overviewSchema, type Overview, type OverviewQuery } from '../contract/overview.schemas.js';
import { OverviewService } from '../overview/overview.service.js';
import { selectionSchema, selectSchema, type Select, type Selection } from '../contract/selections.schemas.js';
import { SelectionsService } from '../queue/selections.service.js';

/** What a moderator looks up around the queue. */
@ApiTags('moderation')
@Controller('api/moderation')
export class DeskController {
  constructor(
    private readonly history: HistoryService,
    private readonly selections: SelectionsService,
    private readonly overview: OverviewService,
  ) {}

  @Get('comments/:id')
  @Access('moderator')
  @Answers(200, 'A comment in whatever status, with everything that happened to it', inspectedItemSchema, {
    404: 'comment.not-found',
  })
  async inspect(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: { id: string },
  ): Promise<InspectedItem> {
    return this.history.inspect(actor, id);
  }

  @Post('selections')
  @Access('moderator')
  @Answers(200, 'Comments that have something in common: what a decision over many would touch', selectionSchema, {
    422: 'search.too-broad',
  })
  async select(@CurrentActor() actor: Actor, @Body({ schema: selectSchema }) body: Select): Promise<Selection> {
    return this.selections.preview(actor, body);
  }

  @Get('overview')
  @Access('moderator')
  @Answers(200, 'How moderation of a site goes, and how it goes for oneself', overviewSchema)
  async figures(
    @CurrentActor() actor: Actor,
    @Query({ schema: overviewQuery }) query: OverviewQuery,
  ): Promise<Overview> {
    return this.overview.of(actor, query);
  }
}
