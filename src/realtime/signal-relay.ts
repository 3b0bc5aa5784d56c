import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ArticlePages } from '../pages/article-pages.js';

import { Signals } from '../events/signals.js';
import { DeskGauges } from './desk-gauges.js';
import { PostgresWakeUps, type WakeUpListener } from '../events/postgres-wake-ups.js';
import { ReactionCounts } from './reaction-counts.js';
import { ReaderCounts } from './reader-counts.js';
import { RightsWatch } from './rights-watch.js';
import { Rooms } from './rooms.js';

import type { WakeUp } from '../events/wake-up.js';
import { streamKey, type StreamKey, audienceOf, idOf } from '../contract/streams.js';

/** One path for what happens here and what happens in another process: both only say where to look. */
@Injectable()
export class SignalRelay implements OnModuleInit, WakeUpListener {
  private readonly logger = new Logger(SignalRelay.name);

  constructor(
    private readonly signals: Signals,
    private readonly wakeUps: PostgresWakeUps,
    private readonly rooms: Rooms,
    private readonly reactions: ReactionCounts,
    private readonly readers: ReaderCounts,
    private readonly desks: DeskGauges,
    private readonly rights: RightsWatch,
    private readonly pages: ArticlePages,
  ) {}

  onModuleInit(): void {
    this.wakeUps.onReceive(this);
    this.signals.on('stream.moved', ({ stream }) => this.tell({ kind: 'stream', stream }));
    this.signals.on('reactions.changed', (changed) => this.tell({ kind: 'reactions', ...changed }));
    this.signals.on('claims.changed', ({ siteId }) => this.tell({ kind: 'claims', siteId }));
    this.signals.on('access.changed', ({ accountId }) => this.tell({ kind: 'access', accountId }));
  }

  wakeUp(note: WakeUp, from: string): void {
    switch (note.kind) {
      case 'stream':
        return this.moved(note.stream);
      case 'reactions':
        this.pages.callBack(streamKey('article', note.articleId));
        return this.reactions.changed(note.articleId, note.commentId);
      case 'claims':
        return this.desks.changed(note.siteId);
      case 'access':
        return this.rights.changed(note.accountId);
      case 'readers':
        return this.readers.hear(note.articleId, from, note.readers);
    }
  }

  reconnected(): void {
    this.rooms.allMayHaveMoved();
    this.reactions.reload().catch((error: unknown) => this.logger.warn({ err: error }, 'reactions could not be read'));
  }

  private tell(note: WakeUp): void {
    this.wakeUp(note, this.wakeUps.self);
    this.wakeUps.send(note);
  }

  private moved(stream: StreamKey): void {
    // Before the change is answered: the signal is raised right after the commit.
    this.pages.callBack(stream);
    this.rooms.moved(stream);
    if (audienceOf(stream) === 'moderation') this.desks.changed(idOf(stream));
  }
}
