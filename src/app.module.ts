import { Module, type DynamicModule } from '@nestjs/common';
import { AdminModule } from './admin/admin.module.js';
import { ArticlesModule } from './articles/articles.module.js';
import { AuditModule } from './audit/audit.module.js';
import { DatabaseModule } from './database/database.module.js';
import { EventsModule } from './events/events.module.js';
import { SitesModule } from './sites/sites.module.js';

/** The whole application on one database. Modules stand in the order of the import rule. */
@Module({})
export class AppModule {
  static at(databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [DatabaseModule.at(databaseUrl), EventsModule, AuditModule, SitesModule, ArticlesModule, AdminModule],
    };
  }
}
