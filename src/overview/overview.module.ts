import { Module } from '@nestjs/common';
import { QueueModule } from '../queue/queue.module.js';
import { OverviewController } from './overview.controller.js';
import { OverviewRepository } from './overview.repository.js';
import { OverviewService } from './overview.service.js';

/** How moderation of a site goes. */
@Module({ imports: [QueueModule], controllers: [OverviewController], providers: [OverviewRepository, OverviewService] })
export class OverviewModule {}
