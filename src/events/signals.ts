import { Injectable } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import { z } from 'zod';
import { idSchema, newId } from '../common/ids.js';
import type { StreamKey } from '../contract/streams.js';

/** What is told to every process, by name. Only where to look again, never what is there: one that is lost, doubled or late does no harm. */
export const SIGNALS = {
  /** New events stand in the log of a stream. */
  'stream.moved': z.object({ stream: z.custom<StreamKey>((value) => typeof value === 'string') }),
  'reactions.changed': z.object({ articleId: idSchema, commentId: idSchema }),
  'claims.changed': z.object({ siteId: idSchema }),
  /** Somebody's rights changed: sanctioned, made or unmade moderator, signed out everywhere. */
  'access.changed': z.object({ accountId: idSchema }),
  /** The one that carries a value: how many sockets of the sender hear the article. */
  'readers.counted': z.object({ articleId: idSchema, readers: z.int().min(0) }),
};
export type SignalName = keyof typeof SIGNALS;

/** With what is told within this process alone. */
export type SignalMap = { [K in SignalName]: z.infer<(typeof SIGNALS)[K]> } & {
  /** A moderator decided; for this process's own figures. */
  'decision.made': { action: string };
  /** Signals of other processes may have been lost: look everywhere. */
  'signals.missed': Record<string, never>;
};

/**
 * Publish and subscribe, after commit. Whoever wants to know subscribes, whatever process the change was made in: `PostgresWakeUps` carries
 * signals to the others and delivers theirs here.
 */
@Injectable()
export class Signals {
  /** The name of this process. */
  readonly self = newId();
  private readonly emitter = new EventEmitter();

  emit<K extends keyof SignalMap>(name: K, payload: SignalMap[K], from = this.self): void {
    this.emitter.emit(name, payload, from);
  }

  /** `from` is the process that tells. */
  on<K extends keyof SignalMap>(name: K, listener: (payload: SignalMap[K], from: string) => void): void {
    this.emitter.on(name, listener);
  }
}
