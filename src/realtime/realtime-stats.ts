import { Injectable } from '@nestjs/common';

/** What `/metrics` tells of the live part of this process. Counters only grow; gauges go both ways. */
@Injectable()
export class RealtimeStats {
  /** Gauges. */
  connections = 0;
  rooms = 0;
  /** Counters. One delivery is one message to one reader. */
  deliveries = 0;
  wakeUpsSent = 0;
  wakeUpsReceived = 0;
  /** Readers cut because they stopped reading. */
  readersCut = 0;
  handshakesRefused = 0;
}
