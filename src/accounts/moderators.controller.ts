import { Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { idParam } from '../common/ids.js';
import { pageQuerySchema, type Page, type PageQuery } from '../contract/page.js';

import { ModeratorsService } from './moderators.service.js';
import {
  moderatorPageSchema,
  moderatorParams,
  type Moderator,
  type ModeratorParams,
} from '../contract/accounts.schemas.js';

@ApiTags('sites')
@Controller('api/sites/:id/moderators')
export class ModeratorsController {
  constructor(private readonly moderators: ModeratorsService) {}

  @Get()
  @Access('admin')
  @Answers(200, 'The moderators of a site', moderatorPageSchema, { 404: 'site.not-found' })
  async list(
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<Page<Moderator>> {
    return this.moderators.list(id, query);
  }

  @Put(':accountId')
  @Access('admin')
  @Answers(204, 'Make an account a moderator of a site', null, { 404: ['site.not-found', 'account.not-found'] })
  async add(@CurrentActor() actor: Actor, @Param({ schema: moderatorParams }) pair: ModeratorParams): Promise<void> {
    await this.moderators.add(actor, pair);
  }

  @Delete(':accountId')
  @Access('admin')
  @Answers(204, 'Take the right to moderate a site from an account', null, {
    404: ['site.not-found', 'account.not-found'],
  })
  async remove(@CurrentActor() actor: Actor, @Param({ schema: moderatorParams }) pair: ModeratorParams): Promise<void> {
    await this.moderators.remove(actor, pair);
  }
}
