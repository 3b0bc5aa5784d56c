import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ArticlesModule } from '../articles/articles.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { ModerationModule } from '../moderation/moderation.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { AnswerLines } from './answer-lines.js';
import { DeskGauges } from './desk-gauges.js';
import { EventPresenter } from './event.presenter.js';
import { EventPruning } from './event-pruning.js';
import { EventsController } from './events.controller.js';
import { Handshakes } from './handshakes.js';
import { KeptEvents } from './kept-events.js';
import { LiveGateway } from './live.gateway.js';
import { LiveOutlet } from './live-outlet.js';
import { MessageLimit } from './message-limit.js';
import { PostgresWakeUps } from './postgres-wake-ups.js';
import { ReactionCounts } from './reaction-counts.js';
import { ReaderCounts } from './reader-counts.js';
import { RealtimeRepository } from './realtime.repository.js';
import { RealtimeStats } from './realtime-stats.js';
import { RightsWatch } from './rights-watch.js';
import { Rooms } from './rooms.js';
import { Shutdown } from './shutdown.js';
import { SignalRelay } from './signal-relay.js';
import { SlowReaders } from './slow-readers.js';
import { Subscriptions } from './subscriptions.js';
import { WaitingBytes } from './waiting-bytes.js';
import { Welcome } from './welcome.js';

@Module({
  imports: [SitesModule, AccountsModule, ArticlesModule, CommentsModule, ModerationModule],
  controllers: [EventsController],
  providers: [
    AnswerLines,
    DeskGauges,
    EventPresenter,
    EventPruning,
    Handshakes,
    KeptEvents,
    LiveGateway,
    LiveOutlet,
    MessageLimit,
    PostgresWakeUps,
    ReactionCounts,
    ReaderCounts,
    RealtimeRepository,
    RealtimeStats,
    RightsWatch,
    Rooms,
    Shutdown,
    SignalRelay,
    SlowReaders,
    Subscriptions,
    WaitingBytes,
    Welcome,
  ],
  exports: [PostgresWakeUps, RealtimeStats],
})
export class RealtimeModule {}
