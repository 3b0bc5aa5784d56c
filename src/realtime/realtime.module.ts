import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ArticlesModule } from '../articles/articles.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { AnswerLines } from './socket/answer-lines.js';
import { DeskGauges } from './desk-gauges.js';
import { EventPresenter } from './event.presenter.js';
import { EventsController } from './events.controller.js';
import { Handshakes } from './socket/handshakes.js';
import { KeptEvents } from './kept-events.js';
import { LiveCommentsRepository } from './live-comments.repository.js';
import { LiveGateway } from './socket/live.gateway.js';
import { LiveOutlet } from './socket/live-outlet.js';
import { MessageLimit } from './socket/message-limit.js';
import { ReactionCounts } from './reaction-counts.js';
import { ReaderCounts } from './reader-counts.js';
import { RealtimeRepository } from './realtime.repository.js';
import { RealtimeStats } from './realtime-stats.js';
import { RightsWatch } from './rights-watch.js';
import { Rooms } from './rooms.js';
import { Shutdown } from './shutdown.js';
import { SlowReaders } from './socket/slow-readers.js';
import { Subscriptions } from './subscriptions.js';
import { OpeningGauges } from './opening-gauges.js';

@Module({
  imports: [SitesModule, AccountsModule, ArticlesModule, CommentsModule, QueueModule, SignInModule],
  controllers: [EventsController],
  providers: [
    AnswerLines,
    DeskGauges,
    EventPresenter,
    Handshakes,
    KeptEvents,
    LiveCommentsRepository,
    LiveGateway,
    LiveOutlet,
    MessageLimit,
    ReactionCounts,
    ReaderCounts,
    RealtimeRepository,
    RealtimeStats,
    RightsWatch,
    Rooms,
    Shutdown,
    SlowReaders,
    Subscriptions,
    OpeningGauges,
  ],
  exports: [RealtimeStats],
})
export class RealtimeModule {}
