import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { AnswerLines } from './answer-lines.js';
import type { LiveSocket } from './live-socket.js';
import type { Refused } from '../../contract/live.schemas.js';

/** Messages of one socket per window, times `RATE_LIMIT_FACTOR`: coming back to every stream, twice. */
const MESSAGES = 100;
const WINDOW = 10_000;
/** Whoever goes on at this multiple of the limit is cut. */
const PATIENCE = 5;
const refused = (code: string, message: string): Refused => ({ ok: false, code, message });
/** The same for everybody: to refuse costs less than to ask. */
const TOO_MANY = refused('rate.limited', 'Too many messages; wait a few seconds.');
const NOT_READ = refused('rate.limited', 'Read the answers before you ask for more.');
const UNKNOWN = refused('message.unknown', 'There is no such message.');
const KNOWN: ReadonlySet<unknown> = new Set(['subscribe', 'unsubscribe']);

/** Bounds what one socket may ask, before anything is done about it, and answers what nobody listens to. */
@Injectable()
export class MessageLimit {
  private readonly messages: number;

  constructor(
    private readonly lines: AnswerLines,
    settings: Settings,
  ) {
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

  private refusal(socket: LiveSocket, event: unknown): Refused | null {
    const { window } = socket.data;
    const now = performance.now();
    if (now - window.since >= WINDOW) {
      window.since = now;
      window.messages = 0;
    }
    window.messages++;
    if (window.messages > this.messages * PATIENCE) socket.conn.close(true);
    if (window.messages > this.messages) return TOO_MANY;
    if (!KNOWN.has(event)) return UNKNOWN;
    return event === 'subscribe' && this.lines.refuses(socket) ? NOT_READ : null;
  }
}
