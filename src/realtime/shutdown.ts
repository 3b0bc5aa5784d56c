import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Handshakes } from './socket/handshakes.js';
import { LiveOutlet } from './socket/live-outlet.js';
import { ReaderCounts } from './reader-counts.js';
import { Rooms } from './rooms.js';

/** Ends the live part while the database is still there: nobody new, what is gathered goes out, readers are sent elsewhere. */
@Injectable()
export class Shutdown implements BeforeApplicationShutdown {
  constructor(
    private readonly handshakes: Handshakes,
    private readonly rooms: Rooms,
    private readonly readers: ReaderCounts,
    private readonly outlet: LiveOutlet,
  ) {}

  beforeApplicationShutdown(): void {
    this.handshakes.close();
    this.rooms.stop();
    this.readers.stop();
    // Closing the transport, not the socket: a client that the server disconnects does not come back by itself.
    for (const socket of this.outlet.sockets()) socket.conn.close();
  }
}
