import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ArticlesModule } from '../articles/articles.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { AccountNote } from '../authors/account-note.entity.js';
import { AuthorsController } from '../authors/authors.controller.js';
import { AuthorsRepository } from '../authors/authors.repository.js';
import { AuthorsService } from '../authors/authors.service.js';
import { ClaimsRepository } from './claims.repository.js';
import { ClaimsService } from './claims.service.js';
import { Decision } from '../decisions/decision.entity.js';
import { DecisionsRepository } from '../decisions/decisions.repository.js';
import { DecisionsService } from '../decisions/decisions.service.js';
import { DeskController } from '../history/history.controller.js';
import { Escalation } from '../decisions/escalation.entity.js';
import { EscalationsController } from '../decisions/escalations.controller.js';
import { EscalationsRepository } from '../decisions/escalations.repository.js';
import { EscalationsService } from '../decisions/escalations.service.js';
import { HistoryService } from '../history/history.service.js';
import { LogController } from '../history/log.controller.js';
import { LogService } from '../history/log.service.js';
import { ModerationController } from './queue.controller.js';
import { OverviewRepository } from '../overview/overview.repository.js';
import { OverviewService } from '../overview/overview.service.js';
import { QueueRepository } from './queue.repository.js';
import { QueueService } from './queue.service.js';
import { SanctionsController } from '../accounts/sanctions.controller.js';
import { SearchRepository } from './search.repository.js';
import { SelectionsRepository } from './selections.repository.js';
import { SelectionsService } from './selections.service.js';
import { TrialsController } from '../trials/trials.controller.js';
import { TrialsService } from '../trials/trials.service.js';

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
