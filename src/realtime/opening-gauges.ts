import { Injectable } from '@nestjs/common';
import { DeskGauges } from './desk-gauges.js';
import type { Gauge } from '../contract/live.schemas.js';
import { ReactionCounts } from './reaction-counts.js';
import { ReaderCounts } from './reader-counts.js';
import type { Room } from './room.js';
import { audienceOf } from '../contract/streams.js';

/** The gauges that a new member is shown at once. */
@Injectable()
export class OpeningGauges {
  constructor(
    private readonly readers: ReaderCounts,
    private readonly reactions: ReactionCounts,
    private readonly desks: DeskGauges,
  ) {}

  /** Null where there is nothing to show beside the events. */
  async of(room: Room): Promise<Gauge | null> {
    const stream = room.name;
    const audience = audienceOf(room.key);
    if (audience === 'account') return null;
    if (audience === 'moderation') return { stream, ...(await this.desks.current(room)) };
    const reactions = Object.fromEntries(await this.reactions.recent(room));
    return { stream, readers: this.readers.of(room), reactions };
  }
}
