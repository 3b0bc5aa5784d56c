import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ArticlesModule } from '../articles/articles.module.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { ReactionsModule } from '../reactions/reactions.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { DemoController } from './demo.controller.js';
import { DemoPages } from './demo-pages.js';
import { DemoRepository } from './demo.repository.js';
import { DemoService } from './demo.service.js';
import { DemoThreads } from './demo-threads.js';

/** A small newsroom to try. */
@Module({
  imports: [
    AccountsModule,
    ArticlesModule,
    DecisionsModule,
    ReactionsModule,
    ReportsModule,
    SignInModule,
    SitesModule,
    SubmissionsModule,
  ],
  controllers: [DemoController],
  providers: [DemoPages, DemoRepository, DemoService, DemoThreads],
})
export class DemoModule {}
