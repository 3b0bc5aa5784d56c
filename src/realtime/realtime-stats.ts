import { Injectable } from '@nestjs/common';

/**
 * `waiting`: too many bytes of answers; `queued`: too many of messages; `stalled`: takes nothing of what waits; `blind`: answers what it did not
 * read; `flood`: sends too much or in crumbs.
 */
export const CUT_REASONS = ['waiting', 'queued', 'stalled', 'blind', 'flood'] as const;
export type CutReason = (typeof CUT_REASONS)[number];

/** What `/metrics` tells of the live part of this process. Counters only grow; gauges go both ways. */
@Injectable()
export class RealtimeStats {
  /** Gauges. */
  connections = 0;
  rooms = 0;
  /** Answers that clients have not taken yet, in bytes: now, and the most that there ever was. */
  waitingBytes = 0;
  waitingBytesPeak = 0;
  /** Messages of streams that readers have not taken yet, in bytes, as of the last look. */
  queuedBytes = 0;
  /** Counters. One delivery is one message to one reader. */
  deliveries = 0;
  wakeUpsSent = 0;
  wakeUpsReceived = 0;
  handshakesRefused = 0;
  /** Questions on a socket that did not read the answers, and answers over HTTP, both told to come back later. */
  asksRefused = 0;
  answersRefused = 0;
  /** Connections that were cut, by reason. */
  readonly cut = new Map<CutReason, number>(CUT_REASONS.map((reason) => [reason, 0]));

  countCut(reason: CutReason): void {
    this.cut.set(reason, (this.cut.get(reason) ?? 0) + 1);
  }
}
