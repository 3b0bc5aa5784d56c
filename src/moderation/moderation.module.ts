import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ArticlesModule } from '../articles/articles.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { AccountNote } from './account-note.entity.js';
import { AuthorsController } from './authors.controller.js';
import { AuthorsRepository } from './authors.repository.js';
import { AuthorsService } from './authors.service.js';
import { ClaimsRepository } from './claims.repository.js';
import { ClaimsService } from './claims.service.js';
import { Decision } from './decision.entity.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DecisionsService } from './decisions.service.js';
import { DeskController } from './desk.controller.js';
import { Escalation } from './escalation.entity.js';
import { EscalationsController } from './escalations.controller.js';
import { EscalationsRepository } from './escalations.repository.js';
import { EscalationsService } from './escalations.service.js';
import { HistoryService } from './history.service.js';
import { LogController } from './log.controller.js';
import { LogService } from './log.service.js';
import { ModerationController } from './moderation.controller.js';
import { OverviewRepository } from './overview.repository.js';
import { OverviewService } from './overview.service.js';
import { QueueRepository } from './queue.repository.js';
import { QueueService } from './queue.service.js';
import { SanctionsController } from './sanctions.controller.js';
import { SearchRepository } from './search.repository.js';
import { SelectionsRepository } from './selections.repository.js';
import { SelectionsService } from './selections.service.js';
import { TrialsController } from './trials.controller.js';
import { TrialsService } from './trials.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([AccountNote, Decision, Escalation]),
    AccountsModule,
    ArticlesModule,
    CommentsModule,
    ScreeningModule,
    SitesModule,
  ],
  controllers: [
    ModerationController,
    DeskController,
    AuthorsController,
    EscalationsController,
    LogController,
    SanctionsController,
    TrialsController,
  ],
  providers: [
    AuthorsRepository,
    AuthorsService,
    ClaimsRepository,
    ClaimsService,
    DecisionsRepository,
    DecisionsService,
    EscalationsRepository,
    EscalationsService,
    HistoryService,
    LogService,
    OverviewRepository,
    OverviewService,
    QueueRepository,
    QueueService,
    SearchRepository,
    SelectionsRepository,
    SelectionsService,
    TrialsService,
  ],
  exports: [DecisionsService, EscalationsService, QueueRepository],
})
export class ModerationModule {}
