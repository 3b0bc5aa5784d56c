import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments/comments.module.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { HistoryController } from './history.controller.js';
import { LogController } from './log.controller.js';
import { HistoryService } from './history.service.js';
import { LogReadingRepository } from './log-reading.repository.js';
import { LogService } from './log.service.js';

/** What happened: to one comment, and in the moderation log. */
@Module({
  imports: [CommentsModule, DecisionsModule, QueueModule],
  controllers: [HistoryController, LogController],
  providers: [HistoryService, LogReadingRepository, LogService],
})
export class HistoryModule {}
