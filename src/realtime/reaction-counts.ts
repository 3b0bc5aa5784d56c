import { Signals } from '../events/signals.js';
import { Injectable, Logger } from '@nestjs/common';

import { LiveOutlet } from './socket/live-outlet.js';
import { RealtimeRepository } from './realtime.repository.js';
import { Rooms } from './rooms.js';
import type { Room } from './room.js';

import { Clock } from '../database/clock.js';
import { streamKey, idOf } from '../contract/streams.js';

/** A reader who comes back may hold a page that is this old, in milliseconds: counts changed since are told again. */
const REMEMBERED = 3_600_000;
/** As many comments whose count changed are remembered per article. */
const REMEMBERED_COMMENTS = 500;
/** Changes are gathered, in milliseconds: at least, and per reader. */
const GATHER_MIN = 200;
const GATHER_PER_READER = 0.5;
const GATHER_MAX = 5_000;

interface ArticleCounts {
  /** In which they are true. */
  history: string;
  loaded: Promise<void>;
  /** Latest counts, in the order in which they changed. */
  known: Map<string, number>;
  changed: Set<string>;
  timer: NodeJS.Timeout | undefined;
  reading: boolean;
}

/** Keeps the reaction counts on open pages right: they are gathered, and the last value wins. */
@Injectable()
export class ReactionCounts {
  private readonly logger = new Logger(ReactionCounts.name);
  private readonly articles = new WeakMap<Room, ArticleCounts>();

  constructor(
    private readonly rooms: Rooms,
    private readonly repository: RealtimeRepository,
    private readonly outlet: LiveOutlet,
    private readonly clock: Clock,
    signals: Signals,
  ) {
    signals.on('reactions.changed', ({ articleId, commentId }) => this.changed(articleId, commentId));
    signals.on('signals.missed', () => {
      this.reload().catch((error: unknown) => this.logger.warn({ err: error }, 'reactions could not be read'));
    });
  }

  /** The counts that may differ from those of a page taken within the last hour. */
  async recent(room: Room): Promise<ReadonlyMap<string, number>> {
    let counts = this.articles.get(room);
    if (counts?.history !== room.history) {
      const { history } = room;
      counts = {
        history,
        loaded: Promise.resolve(),
        known: new Map(),
        changed: new Set(),
        timer: undefined,
        reading: false,
      };
      this.articles.set(room, counts);
      counts.loaded = this.load(room, counts);
      counts.loaded.catch(() => this.articles.delete(room));
    }
    await counts.loaded;
    return counts.known;
  }

  /** A count changed, here or elsewhere. */
  private changed(articleId: string, commentId: string): void {
    const room = this.rooms.find(streamKey('article', articleId));
    const counts = room && this.articles.get(room);
    if (!counts) return;
    counts.changed.add(commentId);
    this.tellLater(room, counts);
  }

  private async reload(): Promise<void> {
    for (const room of this.rooms.inUse()) {
      const counts = this.articles.get(room);
      if (!counts) continue;
      const recent = await this.readRecent(room);
      for (const [id, count] of recent) if (counts.known.get(id) !== count) counts.changed.add(id);
      if (counts.changed.size > 0) this.tellLater(room, counts);
    }
  }

  private async load(room: Room, counts: ArticleCounts): Promise<void> {
    for (const [id, count] of await this.readRecent(room)) counts.known.set(id, count);
  }

  private readRecent(room: Room): Promise<Map<string, number>> {
    const since = new Date(this.clock.now().getTime() - REMEMBERED);
    return this.repository.recentReactions(idOf(room.key), since, REMEMBERED_COMMENTS);
  }

  private tellLater(room: Room, counts: ArticleCounts, atLeast = GATHER_MIN): void {
    if (counts.reading) return;
    const gathering = Math.min(GATHER_MAX, Math.max(atLeast, room.size * GATHER_PER_READER));
    counts.timer ??= setTimeout(() => void this.tell(room, counts), gathering).unref();
  }

  /** Reads one after the other, so that what is sent last was read last. */
  private async tell(room: Room, counts: ArticleCounts): Promise<void> {
    counts.timer = undefined;
    counts.reading = true;
    const ids = [...counts.changed];
    counts.changed.clear();
    let pause = GATHER_MIN;
    try {
      await counts.loaded;
      // A comment's own event may still wait to be sent, and must not bring the older count after this newer one.
      await room.refresh(new Set(ids));
      const reactions = await this.repository.reactions(ids);
      for (const [id, count] of reactions) {
        counts.known.delete(id);
        counts.known.set(id, count);
      }
      for (const id of counts.known.keys()) {
        if (counts.known.size <= REMEMBERED_COMMENTS) break;
        counts.known.delete(id);
      }
      if (reactions.size > 0 && room.size > 0) {
        this.outlet.gauge(room.key, { stream: room.name, reactions: Object.fromEntries(reactions) });
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'reaction counts could not be read');
      for (const id of ids) counts.changed.add(id);
      pause = GATHER_MAX;
    }
    counts.reading = false;
    if (counts.changed.size > 0) this.tellLater(room, counts, pause);
  }
}
