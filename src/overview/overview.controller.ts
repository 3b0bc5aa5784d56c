import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { overviewQuery, overviewSchema, type Overview, type OverviewQuery } from '../contract/overview.schemas.js';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { OverviewService } from './overview.service.js';

@ApiTags('moderation')
@Controller('api/moderation')
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

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
