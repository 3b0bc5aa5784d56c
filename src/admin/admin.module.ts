import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ArticlesModule } from '../articles/articles.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { ModerationModule } from '../moderation/moderation.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { AccountLookupController } from './account-lookup.controller.js';
import { AccountLookupService } from './account-lookup.service.js';
import { AssetsService } from './assets.service.js';
import { DemoController } from './demo.controller.js';
import { DemoPages } from './demo-pages.js';
import { DemoRepository } from './demo.repository.js';
import { DemoService } from './demo.service.js';
import { DemoThreads } from './demo-threads.js';
import { DocumentsController } from './documents.controller.js';
import { HealthController } from './health.controller.js';
import { HealthRepository } from './health.repository.js';
import { HealthService } from './health.service.js';
import { LivePageService } from './live-page.service.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsRepository } from './metrics.repository.js';
import { MetricsService } from './metrics.service.js';
import { ModeratorsController } from './moderators.controller.js';
import { ModeratorsRepository } from './moderators.repository.js';
import { ModeratorsService } from './moderators.service.js';
import { WebController } from './web.controller.js';
import { WebService } from './web.service.js';

/** What runs and shows the installation: health, metrics, moderators of sites, documents and the demo. */
@Module({
  imports: [SitesModule, AccountsModule, ArticlesModule, CommentsModule, ModerationModule, RealtimeModule],
  controllers: [
    AccountLookupController,
    DemoController,
    DocumentsController,
    HealthController,
    MetricsController,
    ModeratorsController,
    WebController,
  ],
  providers: [
    AccountLookupService,
    AssetsService,
    DemoPages,
    DemoRepository,
    DemoService,
    DemoThreads,
    LivePageService,
    HealthRepository,
    HealthService,
    MetricsRepository,
    MetricsService,
    ModeratorsRepository,
    ModeratorsService,
    WebService,
  ],
})
export class AdminModule {}
