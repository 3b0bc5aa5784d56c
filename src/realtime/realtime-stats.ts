import { Injectable } from '@nestjs/common';

/**
 * `queued`: too many bytes of messages; `stalled`: takes nothing of what waits; `blind`: answers what it did not
 * read; `flood`: sends too much or in crumbs.
 */
export const CUT_REASONS = ['queued', 'stalled', 'blind', 'flood'] as const;
export type CutReason = (typeof CUT_REASONS)[number];

/** What `/metrics` tells of the live part of this process. Counters only grow; gauges go both ways. */
@Injectable()
export class RealtimeStats {
  /** Gauges. */
  connections = 0;
  rooms = 0;
  /** Messages of streams that readers have not taken yet, in bytes, as of the last look. */
  queuedBytes = 0;
  /** Counters. One delivery is one message to one reader. */
  deliveries = 0;
  handshakesRefused = 0;
  /** Questions on a socket that did not read the answers, told to come back later. */
  asksRefused = 0;
  /** Connections that were cut, by reason. */
  readonly cut = new Map<CutReason, number>(CUT_REASONS.map((reason) => [reason, 0]));

  countCut(reason: CutReason): void {
    this.cut.set(reason, (this.cut.get(reason) ?? 0) + 1);
  }
}
