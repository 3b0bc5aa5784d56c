import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AdminModule } from './operation/operation.module.js';
import { ArticlesModule } from './articles/articles.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import { EventsModule } from './events/events.module.js';
import { ModerationModule } from './queue/queue.module.js';
import { RealtimeModule } from './realtime/realtime.module.js';
import { SitesModule } from './sites/sites.module.js';

/** The whole application. Modules stand in the order of the import rule. */
@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(settings),
        DatabaseModule.at(settings.databaseUrl),
        EventsModule,
        AuditModule,
        SitesModule,
        AccountsModule,
        ArticlesModule,
        CommentsModule,
        ModerationModule,
        RealtimeModule,
        AdminModule,
      ],
    };
  }
}
