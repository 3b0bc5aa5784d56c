import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { ArticlesModule } from './articles/articles.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthorsModule } from './authors/authors.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import { DecisionsModule } from './decisions/decisions.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { EventsModule } from './events/events.module.js';
import { HistoryModule } from './history/history.module.js';
import { HttpModule } from './http/http.module.js';
import { OperationModule } from './operation/operation.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { PagesModule } from './pages/pages.module.js';
import { QueueModule } from './queue/queue.module.js';
import { ReactionsModule } from './reactions/reactions.module.js';
import { RealtimeModule } from './realtime/realtime.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { SitesModule } from './sites/sites.module.js';
import { StaticModule } from './static/static.module.js';
import { SubmissionsModule } from './submissions/submissions.module.js';
import { TrialsModule } from './trials/trials.module.js';

/** The whole application. Modules stand in the order of the import rule. */
@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(settings),
        DatabaseModule.at(settings.databaseUrl),
        HttpModule,
        EventsModule,
        AuditModule,
        SitesModule,
        AccountsModule,
        SignInModule,
        ArticlesModule,
        CommentsModule,
        ReportsModule,
        DecisionsModule,
        ReactionsModule,
        PagesModule,
        SubmissionsModule,
        QueueModule,
        HistoryModule,
        AuthorsModule,
        OverviewModule,
        TrialsModule,
        RealtimeModule,
        OperationModule,
        StaticModule,
        DocumentsModule,
        DemoModule,
      ],
    };
  }
}
