import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { idParam } from '../common/ids.js';
import { inspectedItemSchema, type InspectedItem } from '../contract/history.schemas.js';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { HistoryService } from './history.service.js';

@ApiTags('moderation')
@Controller('api/moderation')
export class HistoryController {
  constructor(private readonly history: HistoryService) {}

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
}
