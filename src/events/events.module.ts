import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventLogRepository } from './event-log.repository.js';
import { StreamEvent } from './event.entity.js';
import { EventPruning } from './event-pruning.js';
import { PostgresWakeUps } from './postgres-wake-ups.js';
import { Signals } from './signals.js';
import { Stream } from './stream.entity.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Stream, StreamEvent])],
  providers: [EventLogRepository, EventPruning, PostgresWakeUps, Signals],
  exports: [EventLogRepository, PostgresWakeUps, Signals],
})
export class EventsModule {}
