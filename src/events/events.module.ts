import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventLogRepository } from './event-log.repository.js';
import { StreamEvent } from './event.entity.js';
import { Signals } from './signals.js';
import { Stream } from './stream.entity.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Stream, StreamEvent])],
  providers: [EventLogRepository, Signals],
  exports: [EventLogRepository, Signals],
})
export class EventsModule {}
