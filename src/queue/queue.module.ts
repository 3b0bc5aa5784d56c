import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArticlesModule } from '../articles/articles.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { Claim } from './claim.entity.js';
import { ClaimsController } from './claims.controller.js';
import { QueueController } from './queue.controller.js';
import { ClaimsRepository } from './claims.repository.js';
import { ClaimsService } from './claims.service.js';
import { QueueRepository } from './queue.repository.js';
import { QueueService } from './queue.service.js';
import { SearchRepository } from './search.repository.js';
import { SelectionsRepository } from './selections.repository.js';
import { SelectionsService } from './selections.service.js';

/** What waits for a moderator, in which order, and who looks at it. */
@Module({
  imports: [TypeOrmModule.forFeature([Claim]), ArticlesModule, CommentsModule, SitesModule],
  controllers: [ClaimsController, QueueController],
  providers: [
    ClaimsRepository,
    ClaimsService,
    QueueRepository,
    QueueService,
    SearchRepository,
    SelectionsRepository,
    SelectionsService,
  ],
  exports: [QueueRepository, QueueService],
})
export class QueueModule {}
