import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { ClaimsRepository } from './claims.repository.js';
import { ClaimsService } from './claims.service.js';
import { Decision } from './decision.entity.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DecisionsService } from './decisions.service.js';
import { LogController } from './log.controller.js';
import { LogService } from './log.service.js';
import { ModerationController } from './moderation.controller.js';
import { QueueRepository } from './queue.repository.js';
import { QueueService } from './queue.service.js';
import { SanctionsController } from './sanctions.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([Decision]), AccountsModule, CommentsModule, SitesModule],
  controllers: [ModerationController, LogController, SanctionsController],
  providers: [
    ClaimsRepository,
    ClaimsService,
    DecisionsRepository,
    DecisionsService,
    LogService,
    QueueRepository,
    QueueService,
  ],
  exports: [DecisionsService, QueueRepository],
})
export class ModerationModule {}
