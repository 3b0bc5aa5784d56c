import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SitesModule } from '../sites/sites.module.js';
import { Account } from './account.entity.js';
import { SiteModerator } from './site-moderator.entity.js';
import { Sanction } from './sanction.entity.js';
import { AccountLookupController } from './account-lookup.controller.js';
import { AccountsController } from './accounts.controller.js';
import { ModeratorsController } from './moderators.controller.js';
import { SanctionsController } from './sanctions.controller.js';
import { AccountLookupService } from './account-lookup.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { ActorsRepository } from './actors.repository.js';
import { ModeratorsRepository } from './moderators.repository.js';
import { ModeratorsService } from './moderators.service.js';
import { SanctionsRepository } from './sanctions.repository.js';
import { SanctionsService } from './sanctions.service.js';

/** Who people are, what they may do, and what was imposed on them. */
@Module({
  imports: [TypeOrmModule.forFeature([Account, SiteModerator, Sanction]), SitesModule],
  controllers: [AccountLookupController, AccountsController, ModeratorsController, SanctionsController],
  providers: [
    AccountLookupService,
    AccountsRepository,
    AccountsService,
    ActorsRepository,
    ModeratorsRepository,
    ModeratorsService,
    SanctionsRepository,
    SanctionsService,
  ],
  exports: [AccountsRepository, AccountsService, ActorsRepository, ModeratorsService, SanctionsService],
})
export class AccountsModule {}
