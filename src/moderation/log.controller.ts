import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../common/access.js';
import type { Actor } from '../common/actor.js';
import { Answers } from '../common/answers.js';
import { CurrentActor } from '../common/current-actor.decorator.js';
import type { Page } from '../common/page.js';
import { logPageSchema, logQuerySchema, type LogEntryView, type LogFilter } from './log.schemas.js';
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
