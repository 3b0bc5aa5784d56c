import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ArticlesModule } from '../articles/articles.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { ModerationModule } from '../queue/queue.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { AccountLookupController } from '../accounts/account-lookup.controller.js';
import { AccountLookupService } from '../accounts/account-lookup.service.js';
import { AssetsService } from '../static/assets.service.js';
import { DemoController } from '../demo/demo.controller.js';
import { DemoPages } from '../demo/demo-pages.js';
import { DemoRepository } from '../demo/demo.repository.js';
import { DemoService } from '../demo/demo.service.js';
import { DemoThreads } from '../demo/demo-threads.js';
import { DocumentsController } from '../documents/documents.controller.js';
import { HealthController } from './health.controller.js';
import { HealthRepository } from './health.repository.js';
import { HealthService } from './health.service.js';
import { LivePageService } from '../documents/live-page.service.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsRepository } from './metrics.repository.js';
import { MetricsService } from './metrics.service.js';
import { ModeratorsController } from '../accounts/moderators.controller.js';
import { ModeratorsRepository } from '../accounts/moderators.repository.js';
import { ModeratorsService } from '../accounts/moderators.service.js';
import { WebController } from '../static/web.controller.js';
import { WebService } from '../static/web.service.js';

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
