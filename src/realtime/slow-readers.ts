import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { LiveOutlet } from './live-outlet.js';
import type { LiveSocket } from './live-socket.js';
import { RealtimeStats } from './realtime-stats.js';

const SWEEP = 1_000;
/** What may wait for one reader that does not read, beside what the kernel buffers. */
const MAX_MESSAGES = 1_000;
const MAX_BYTES = 1024 * 1024;
/** Below this nothing is added up. */
const SMALL = 8;

/** Cuts readers that stopped reading: they come back with their position, and memory stays bounded. */
@Injectable()
export class SlowReaders implements OnModuleInit {
  private readonly logger = new Logger(SlowReaders.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly outlet: LiveOutlet,
    private readonly stats: RealtimeStats,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => this.sweep(), SWEEP).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private sweep(): void {
    for (const socket of this.outlet.sockets()) {
      if (!isStuck(socket)) continue;
      this.stats.readersCut++;
      this.logger.debug('a reader that stopped reading is cut');
      socket.conn.close(true);
    }
  }
}

/** Packets that wait for the transport, which Engine.IO's types hide. */
interface Waiting {
  writeBuffer: { data?: unknown }[];
}

function isStuck({ conn }: LiveSocket): boolean {
  const { writeBuffer } = conn as unknown as Waiting;
  if (writeBuffer.length < SMALL) return false;
  if (writeBuffer.length > MAX_MESSAGES) return true;
  let bytes = 0;
  for (const { data } of writeBuffer) bytes += typeof data === 'string' ? data.length : 0;
  return bytes > MAX_BYTES;
}
