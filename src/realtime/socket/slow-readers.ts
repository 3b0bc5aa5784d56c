import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Timers } from '../../database/timers.js';
import { AnswerLines } from './answer-lines.js';
import { connectionOf, cutNow } from './live-connection.js';
import { LiveOutlet } from './live-outlet.js';
import type { LiveSocket } from './live-socket.js';
import { RealtimeStats, type CutReason } from '../realtime-stats.js';

const SWEEP = 1_000;
/** What may wait for one reader that does not read, beside what the kernel buffers: messages, and bytes of them and of one answer. */
const MAX_MESSAGES = 1_000;
const MAX_BYTES = 1536 * 1024;
/** The same for all readers. Most of it they share, since a message to a room is there once. */
const MAX_BYTES_OF_ALL = 64 * 1024 * 1024;
/** How long nothing of it may move, in milliseconds. The longest answer takes a reader half as long at 25 kB a second. */
const STALLED = 40_000;

/** Where a reader's queue stood when it last moved. */
interface Place {
  mark: unknown;
  since: number;
}

/** Cuts readers that stopped reading: they come back with their position, and memory stays bounded. */
@Injectable()
export class SlowReaders implements OnModuleInit {
  private readonly logger = new Logger(SlowReaders.name);
  /** Of those for whom something waits. */
  private places = new Map<LiveSocket, Place>();

  constructor(
    private readonly outlet: LiveOutlet,
    private readonly lines: AnswerLines,
    private readonly stats: RealtimeStats,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.timers.every(SWEEP, () => this.sweep(), 'slow readers could not be looked for');
  }

  private sweep(): void {
    const now = performance.now();
    const places = new Map<LiveSocket, Place>();
    const slow: { socket: LiveSocket; bytes: number }[] = [];
    for (const socket of this.outlet.sockets()) {
      const queue = queueOf(socket);
      if (!queue) continue;
      const known = this.places.get(socket);
      const place = known && known.mark === queue.mark ? known : { mark: queue.mark, since: now };
      places.set(socket, place);
      if (queue.bytes > MAX_BYTES || queue.messages > MAX_MESSAGES) this.cut(socket, 'queued');
      else if (now - place.since > STALLED) this.cut(socket, 'stalled');
      else slow.push({ socket, bytes: queue.bytes });
    }
    this.places = places;
    this.bound(slow);
    this.lines.lookAfterAll();
  }

  private bound(slow: { socket: LiveSocket; bytes: number }[]): void {
    let bytes = slow.reduce((sum, reader) => sum + reader.bytes, 0);
    if (bytes > MAX_BYTES_OF_ALL) slow.sort((a, b) => b.bytes - a.bytes);
    for (const reader of slow) {
      if (bytes <= MAX_BYTES_OF_ALL) break;
      bytes -= reader.bytes;
      this.cut(reader.socket, 'queued');
    }
    this.stats.queuedBytes = bytes;
  }

  private cut(socket: LiveSocket, reason: CutReason): void {
    this.stats.countCut(reason);
    this.logger.debug({ reason }, 'a reader that stopped reading is cut');
    cutNow(socket);
  }
}

/** What waits for a socket, and a mark that changes when some of it is taken; null when nothing waits. */
function queueOf(socket: LiveSocket): { messages: number; bytes: number; mark: unknown } | null {
  const { writeBuffer, transport } = connectionOf(socket);
  const tcp = transport.socket?._socket;
  const written = tcp?.writableLength ?? 0;
  if (writeBuffer.length === 0 && written === 0) return null;
  let bytes = written;
  for (const { data } of writeBuffer) bytes += typeof data === 'string' ? data.length : 0;
  return { messages: writeBuffer.length, bytes, mark: tcp ? tcp.bytesWritten - written : writeBuffer[0] };
}
