import { Injectable } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import type { StreamKey } from '../contract/streams.js';

/**
 * "Look again" notes within this process, sent after commit. They carry no facts, only where to look, so that one that is lost, doubled
 * or late does no harm. The realtime module relays them to the other processes.
 */
export interface SignalMap {
  /** New events stand in the log of a stream. */
  'stream.moved': { stream: StreamKey };
  'reactions.changed': { articleId: string; commentId: string };
  'claims.changed': { siteId: string };
  /** A moderator decided; for this process's own figures. */
  'decision.made': { action: string };
  /** Somebody's rights changed: sanctioned, made or unmade moderator, signed out everywhere. */
  'access.changed': { accountId: string };
}

@Injectable()
export class Signals {
  private readonly emitter = new EventEmitter();

  emit<K extends keyof SignalMap>(name: K, payload: SignalMap[K]): void {
    this.emitter.emit(name, payload);
  }

  on<K extends keyof SignalMap>(name: K, listener: (payload: SignalMap[K]) => void): void {
    this.emitter.on(name, listener);
  }
}
