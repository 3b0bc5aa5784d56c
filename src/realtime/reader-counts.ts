import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReadersNow } from '../articles/readers-now.js';

import { LiveOutlet } from './socket/live-outlet.js';
import { Timers } from '../database/timers.js';
import { Signals } from '../events/signals.js';
import { Rooms } from './rooms.js';
import type { Room } from './room.js';
import { streamKey, audienceOf, idOf } from '../contract/streams.js';

const TICK = 1_000;
/** A busy article tells its number less often, in milliseconds per reader: at ten thousand every ten seconds. */
const PAUSE_PER_READER = 1;
/** Other processes hear all our numbers again this often, and forget them when they don't. */
const REPEAT = 10_000;
const FORGET = 25_000;

interface Told {
  readers: number;
  at: number;
}

/** How many sockets hear an article, over all processes. */
@Injectable()
export class ReaderCounts implements OnModuleInit {
  /** By article, then by process. */
  private readonly elsewhere = new Map<string, Map<string, Told>>();
  private readonly shown = new WeakMap<Room, Told>();
  /** What the other processes were told, by article. */
  private readonly announced = new Map<string, Told>();

  constructor(
    private readonly rooms: Rooms,
    private readonly outlet: LiveOutlet,
    private readonly signals: Signals,
    private readonly readersNow: ReadersNow,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.signals.on('readers.counted', ({ articleId, readers }, from) => {
      if (from !== this.signals.self) this.hear(articleId, from, readers);
    });
    this.readersNow.learnFrom((articleId) => this.readers(articleId));
    this.timers.every(TICK, () => this.tick(), 'readers could not be counted');
  }

  /** Nobody reads here any more. */
  stop(): void {
    for (const articleId of this.announced.keys()) this.signals.emit('readers.counted', { articleId, readers: 0 });
  }

  of(room: Room): number {
    return this.readers(idOf(room.key));
  }

  private readers(articleId: string): number {
    const others = this.elsewhere.get(articleId)?.values() ?? [];
    const here = this.rooms.find(streamKey('article', articleId))?.size ?? 0;
    return [...others].reduce((sum, { readers }) => sum + readers, here);
  }

  /** Another process told its number. One that we did not know of does not know ours either. */
  private hear(articleId: string, process: string, readers: number): void {
    const others = this.elsewhere.get(articleId) ?? new Map<string, Told>();
    if (readers > 0) {
      if (!others.has(process)) this.announced.delete(articleId);
      others.set(process, { readers, at: performance.now() });
    } else {
      others.delete(process);
    }
    if (others.size > 0) this.elsewhere.set(articleId, others);
    else this.elsewhere.delete(articleId);
  }

  private tick(): void {
    const now = performance.now();
    this.forget(now);
    for (const room of this.rooms.inUse()) {
      if (audienceOf(room.key) !== 'article') continue;
      this.announce(idOf(room.key), room.size, now);
      this.show(room, now);
    }
    for (const articleId of this.announced.keys()) {
      const room = this.rooms.find(streamKey('article', articleId));
      if (room && room.size > 0) continue;
      this.signals.emit('readers.counted', { articleId, readers: 0 });
      this.announced.delete(articleId);
    }
  }

  private forget(now: number): void {
    for (const [articleId, others] of this.elsewhere) {
      for (const [process, { at }] of others) if (now - at > FORGET) others.delete(process);
      if (others.size === 0) this.elsewhere.delete(articleId);
    }
  }

  private announce(articleId: string, readers: number, now: number): void {
    const before = this.announced.get(articleId);
    if (before && before.readers === readers && now - before.at < REPEAT) return;
    this.announced.set(articleId, { readers, at: now });
    this.signals.emit('readers.counted', { articleId, readers });
  }

  private show(room: Room, now: number): void {
    const readers = this.of(room);
    const before = this.shown.get(room);
    if (before && (before.readers === readers || now - before.at < room.size * PAUSE_PER_READER)) return;
    this.shown.set(room, { readers, at: now });
    this.outlet.gauge(room.key, { stream: room.name, readers });
  }
}
