import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';

import { Timers } from '../database/timers.js';
import { Signals } from '../events/signals.js';
import { QueueRepository } from '../queue/queue.repository.js';
import type { Counts, Lease } from '../contract/queue.schemas.js';
import { LiveOutlet } from './socket/live-outlet.js';
import type { Gauge } from '../contract/live.schemas.js';
import { RealtimeRepository } from './realtime.repository.js';
import { Rooms } from './rooms.js';
import type { Room } from './room.js';
import { streamKey, audienceOf, idOf } from '../contract/streams.js';

/** Changes are gathered, in milliseconds. */
const GATHER = 150;
/** Leases also end by themselves, and a wake-up may be lost: read anew this often, in milliseconds. */
const POLL = 2_000;

interface Desk {
  counts: Counts | undefined;
  claims: ReadonlyMap<string, Lease>;
  timer: NodeJS.Timeout | undefined;
  /** The reading that is under way or was the last: one after the other, so that what is sent last was read last. */
  last: Promise<void>;
}

/** What every desk of a site shows beside the queue: how much waits, and who looks at what. */
@Injectable()
export class DeskGauges implements OnModuleInit {
  private readonly logger = new Logger(DeskGauges.name);
  private readonly desks = new WeakMap<Room, Desk>();

  constructor(
    private readonly rooms: Rooms,
    private readonly repository: RealtimeRepository,
    private readonly queue: QueueRepository,
    private readonly outlet: LiveOutlet,
    private readonly signals: Signals,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.signals.on('stream.moved', ({ stream }) => {
      if (audienceOf(stream) === 'moderation') this.changed(idOf(stream));
    });
    this.signals.on('claims.changed', ({ siteId }) => this.changed(siteId));
    this.timers.every(POLL, () => this.readAllLater(), 'the desks could not be read');
  }

  /** Everything as it is now. */
  async current(room: Room): Promise<Pick<Gauge, 'counts' | 'claims'>> {
    const desk = this.deskOf(room);
    await this.read(room, desk);
    return { counts: desk.counts, claims: Object.fromEntries(desk.claims) };
  }

  /** Claims or comments of the site changed, here or elsewhere. */
  private changed(siteId: string): void {
    const room = this.rooms.find(streamKey('moderation', siteId));
    if (room && room.size > 0) this.readLater(room);
  }

  private deskOf(room: Room): Desk {
    const known = this.desks.get(room);
    if (known) return known;
    const desk: Desk = { counts: undefined, claims: new Map(), timer: undefined, last: Promise.resolve() };
    this.desks.set(room, desk);
    return desk;
  }

  private readAllLater(): void {
    for (const room of this.rooms.inUse()) if (audienceOf(room.key) === 'moderation') this.readLater(room);
  }

  private readLater(room: Room): void {
    const desk = this.deskOf(room);
    desk.timer ??= setTimeout(() => {
      desk.timer = undefined;
      this.read(room, desk).catch((error: unknown) => this.logger.warn({ err: error }, 'a queue could not be read'));
    }, GATHER).unref();
  }

  private read(room: Room, desk: Desk): Promise<void> {
    const reading = desk.last.then(() => this.readNow(room, desk));
    desk.last = reading.catch(() => undefined);
    return reading;
  }

  private async readNow(room: Room, desk: Desk): Promise<void> {
    const siteId = idOf(room.key);
    const [counts, claims] = await Promise.all([this.queue.counts(siteId), this.repository.claims(siteId)]);
    const difference = { ...countsDifference(desk.counts, counts), ...claimsDifference(desk.claims, claims) };
    desk.counts = counts;
    desk.claims = claims;
    if (room.size > 0 && Object.keys(difference).length > 0) {
      this.outlet.gauge(room.key, { stream: room.name, ...difference });
    }
  }
}

function countsDifference(before: Counts | undefined, after: Counts): Pick<Gauge, 'counts'> {
  return isDeepStrictEqual(before, after) ? {} : { counts: after };
}

function claimsDifference(
  before: ReadonlyMap<string, Lease>,
  after: ReadonlyMap<string, Lease>,
): Pick<Gauge, 'claims'> {
  const changed = [...after].filter(([id, lease]) => !isDeepStrictEqual(before.get(id), lease));
  const gone = [...before.keys()].filter((id) => !after.has(id)).map((id) => [id, null] as const);
  return changed.length + gone.length === 0 ? {} : { claims: Object.fromEntries([...changed, ...gone]) };
}
