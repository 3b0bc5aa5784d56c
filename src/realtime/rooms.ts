import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ProblemError } from '../contract/problem.error.js';

import { Timers } from '../database/timers.js';
import { EventLogRepository } from '../events/event-log.repository.js';
import { Signals } from '../events/signals.js';
import { EventPresenter } from './event.presenter.js';
import { KeptEvents } from './kept-events.js';
import { LiveOutlet } from './socket/live-outlet.js';
import { RealtimeStats } from './realtime-stats.js';
import { Room, type PresentEvents } from './room.js';
import type { StreamKey } from '../contract/streams.js';

/** A room waits for its readers to come back before it is given up, in milliseconds. */
const GRACE = 30_000;
/** The contract promises a beacon every 25 s. */
const BEACON = 20_000;
/** Streams that one process serves at a time; about 2 kB each while they are quiet. */
const MAX_ROOMS = 50_000;
const TICK = 1_000;
/** How long a lost wake-up can go unnoticed, in milliseconds. */
const POLL = 2_000;
const POLL_BATCH = 1_000;

interface OpenRoom {
  room: Room;
  usedAt: number;
  beaconAt: number;
}

/** The streams that somebody hears on this process. */
@Injectable()
export class Rooms implements OnModuleInit {
  private readonly logger = new Logger(Rooms.name);
  private readonly open = new Map<StreamKey, OpenRoom>();

  constructor(
    private readonly log: EventLogRepository,
    private readonly presenter: EventPresenter,
    private readonly outlet: LiveOutlet,
    private readonly stats: RealtimeStats,
    private readonly kept: KeptEvents,
    private readonly signals: Signals,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.signals.on('stream.moved', ({ stream }) => this.moved(stream));
    this.signals.on('signals.missed', () => this.allMayHaveMoved());
    this.timers.every(TICK, () => this.tick(), 'rooms could not be looked after');
    this.timers.every(POLL, () => this.poll(), 'the heads of the streams could not be read');
  }

  /** Sends what is gathered, and ends. */
  stop(): void {
    for (const { room } of this.open.values()) room.close();
    this.open.clear();
  }

  /** The room of a stream, opened when it is not open yet. Whoever does not use it within half a minute must ask again. */
  enter(key: StreamKey): Room {
    const now = performance.now();
    const known = this.open.get(key);
    if (known) {
      known.usedAt = now;
      return known.room;
    }
    if (this.open.size >= MAX_ROOMS) this.closeUnused(now, TICK);
    if (this.open.size >= MAX_ROOMS) {
      throw new ProblemError(503, 'service.unavailable', 'Too many streams are being heard here; try again later.');
    }
    const present: PresentEvents = (stream, events) => this.presenter.present(stream, events);
    const room = new Room(key, this.log, present, this.outlet, this.kept);
    // Beacons of rooms that opened together are spread over the interval.
    this.open.set(key, { room, usedAt: now, beaconAt: now + Math.random() * BEACON });
    this.stats.rooms = this.open.size;
    return room;
  }

  find(key: StreamKey): Room | undefined {
    return this.open.get(key)?.room;
  }

  has(key: StreamKey): boolean {
    return this.open.has(key);
  }

  *inUse(): Iterable<Room> {
    for (const { room } of this.open.values()) if (room.size > 0) yield room;
  }

  /** Something moved the stream, here or elsewhere. A room without members looks too: its first one may be about to join. */
  private moved(key: StreamKey): void {
    this.find(key)
      ?.look()
      .catch((error: unknown) => this.logger.warn({ err: error, stream: key }, 'a stream could not be read'));
  }

  private allMayHaveMoved(): void {
    for (const room of this.inUse()) this.moved(room.key);
  }

  private tick(): void {
    const now = performance.now();
    this.closeUnused(now, GRACE);
    for (const entry of this.open.values()) {
      if (now < entry.beaconAt) continue;
      entry.beaconAt = now + BEACON;
      entry.room.beacon();
    }
    this.stats.rooms = this.open.size;
  }

  private closeUnused(now: number, grace: number): void {
    for (const [key, entry] of this.open) {
      if (entry.room.size > 0) entry.usedAt = now;
      if (now - entry.usedAt <= grace) continue;
      entry.room.close();
      this.open.delete(key);
    }
  }

  /** The safety net under the wake-ups. */
  private async poll(): Promise<void> {
    const rooms = [...this.inUse()];
    for (let at = 0; at < rooms.length; at += POLL_BATCH) {
      const batch = rooms.slice(at, at + POLL_BATCH);
      const { epoch, seqs } = await this.log.heads(batch.map(({ key }) => key));
      for (const room of batch) if (!room.standsAt({ epoch, seq: seqs[room.key] ?? 0 })) this.moved(room.key);
    }
  }
}
