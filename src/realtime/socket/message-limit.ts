import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { LiveSocket } from './live-socket.js';
import type { Refused } from '../../contract/live.schemas.js';

/** Messages of one socket per window, times `RATE_LIMIT_FACTOR`: coming back to every stream, twice. */
const MESSAGES = 100;
const WINDOW = 10_000;
/** Whoever goes on at this multiple of the limit is cut. */
const PATIENCE = 5;
const KNOWN: ReadonlySet<unknown> = new Set(['subscribe', 'unsubscribe']);

/** Bounds what one socket may ask, and answers what nobody listens to. */
@Injectable()
export class MessageLimit {
  private readonly messages: number;

  constructor(settings: Settings) {
    this.messages = Math.max(1, MESSAGES * settings.rateLimitFactor);
  }

  bind(socket: LiveSocket): void {
    socket.use((packet, next) => {
      const refusal = this.refusal(socket, packet[0]);
      if (!refusal) {
        next();
        return;
      }
      const acknowledge: unknown = packet.at(-1);
      if (typeof acknowledge === 'function') (acknowledge as (answer: Refused) => void)(refusal);
    });
  }

  private refusal({ data: { window }, conn }: LiveSocket, event: unknown): Refused | null {
    const now = performance.now();
    if (now - window.since >= WINDOW) {
      window.since = now;
      window.messages = 0;
    }
    window.messages++;
    if (window.messages > this.messages * PATIENCE) conn.close(true);
    if (window.messages > this.messages) {
      return { ok: false, code: 'rate.limited', message: 'Too many messages; wait a few seconds.' };
    }
    return KNOWN.has(event) ? null : { ok: false, code: 'message.unknown', message: 'There is no such message.' };
  }
}
