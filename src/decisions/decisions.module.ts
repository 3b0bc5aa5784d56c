import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommentsModule } from '../comments/comments.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { Decision } from './decision.entity.js';
import { Escalation } from './escalation.entity.js';
import { DecisionsController } from './decisions.controller.js';
import { EscalationsController } from './escalations.controller.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DecisionsService } from './decisions.service.js';
import { EscalationsRepository } from './escalations.repository.js';
import { EscalationsService } from './escalations.service.js';

/** What moderators decide, undo, and want a second opinion on. */
@Module({
  imports: [TypeOrmModule.forFeature([Decision, Escalation]), CommentsModule, ReportsModule, SitesModule],
  controllers: [DecisionsController, EscalationsController],
  providers: [DecisionsRepository, DecisionsService, EscalationsRepository, EscalationsService],
  exports: [DecisionsRepository, DecisionsService, EscalationsRepository, EscalationsService],
})
export class DecisionsModule {}
