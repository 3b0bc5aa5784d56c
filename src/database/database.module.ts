import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from './clock.js';
import { ClockMeasuring } from './clock-measuring.js';
import { dataSourceOptions, requestLimits } from './data-source.js';
import { Database } from './database.js';
import { Timers } from './timers.js';

/** Opens the database. Migrations have run before (see `main.ts`); entities come from the modules that own them. */
@Global()
@Module({})
export class DatabaseModule {
  static at(url: string): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(url),
          ...requestLimits(),
          autoLoadEntities: true,
          retryAttempts: 0,
        }),
      ],
      providers: [Clock, ClockMeasuring, Database, Timers],
      exports: [Clock, Database, Timers],
    };
  }
}
