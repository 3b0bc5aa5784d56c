import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import type { Page } from '../contract/page.js';
import { logPageSchema, logQuerySchema, type LogEntryView, type LogFilter } from '../contract/log.schemas.js';
import { LogService } from './log.service.js';

@ApiTags('moderation')
@Controller('api/moderation/log')
export class LogController {
  constructor(private readonly log: LogService) {}

  @Get()
  @Access('moderator')
  @Answers(200, 'The moderation log: who did what, when and why, newest first', logPageSchema)
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: logQuerySchema }) filter: LogFilter,
  ): Promise<Page<LogEntryView>> {
    return this.log.list(actor, filter);
  }
}
