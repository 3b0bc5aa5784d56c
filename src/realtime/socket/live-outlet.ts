import { Injectable } from '@nestjs/common';

import type { LiveNamespace, LiveSocket } from './live-socket.js';
import type { EventsMessage, Gauge, HeadMessage } from '../../contract/live.schemas.js';
import { RealtimeStats } from '../realtime-stats.js';
import type { RoomOutlet } from '../room.js';
import type { WireJson } from '../wire-json.js';
import type { StreamKey } from '../../contract/streams.js';

/** Sends to sockets of this process. A stream's members are in the Socket.IO room of its key, so that a message is encoded and framed once. */
@Injectable()
export class LiveOutlet implements RoomOutlet {
  private namespace: LiveNamespace | undefined;

  constructor(private readonly stats: RealtimeStats) {}

  attach(namespace: LiveNamespace): void {
    this.namespace = namespace;
  }

  sockets(): Iterable<LiveSocket> {
    return this.namespace?.sockets.values() ?? [];
  }

  toAllBut(room: StreamKey, except: readonly string[], message: WireJson<EventsMessage>): void {
    this.count(room, -except.length);
    this.namespace
      ?.to(room)
      .except([...except])
      .emit('events', message);
  }

  toEach(members: readonly string[], message: WireJson<EventsMessage>): void {
    this.stats.deliveries += members.length;
    if (members.length > 0) this.namespace?.to([...members]).emit('events', message);
  }

  head(room: StreamKey, message: HeadMessage): void {
    this.count(room);
    this.namespace?.to(room).emit('head', message);
  }

  gauge(room: StreamKey, message: Gauge): void {
    this.count(room);
    this.namespace?.to(room).emit('gauge', message);
  }

  private count(room: StreamKey, more = 0): void {
    this.stats.deliveries += (this.namespace?.adapter.rooms.get(room)?.size ?? 0) + more;
  }
}
