import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ActorsRepository } from '../accounts/actors.repository.js';
import { Signals } from '../events/signals.js';
import type { LiveSocket } from './socket/live-socket.js';

import { streamRefusal } from './stream-rights.js';
import { Subscriptions } from './subscriptions.js';
import { Clock } from '../database/clock.js';
import { Timers } from '../database/timers.js';
import type { ProblemCode } from '../contract/problem-codes.js';
import { isProtected } from '../contract/streams.js';

/** The contract gives 5 s until nothing of a protected stream is heard without the right to it. */
const TICK = 1_000;
const CHECK = 2_000;
/** Rights that could not be read for so long, in milliseconds, are taken to have ended. */
const BLIND = 4_000;
const UNREADABLE = 'rights could not be read; protected streams end if that goes on';

/** Ends protected streams when the right to them ends: at once when a signal tells of it, within seconds in any case. */
@Injectable()
export class RightsWatch implements OnModuleInit {
  private readonly logger = new Logger(RightsWatch.name);
  /** Rights were known to be as they stand at this moment of `performance.now()`. */
  private knownAt = performance.now();

  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly actors: ActorsRepository,
    private readonly clock: Clock,
    private readonly signals: Signals,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.signals.on('access.changed', ({ accountId }) => this.changed(accountId));
    this.timers.every(TICK, () => this.tick(), 'streams could not be ended');
    this.timers.every(CHECK, () => this.checkAll(), UNREADABLE);
  }

  /** The rights of one account changed, here or elsewhere. */
  private changed(accountId: string): void {
    const sockets = [...this.subscriptions.guarded].filter((socket) => socket.data.actor?.id === accountId);
    this.check(sockets).catch((error: unknown) => this.logger.warn({ err: error }, UNREADABLE));
  }

  private tick(): void {
    const blind = performance.now() - this.knownAt > BLIND;
    for (const socket of this.subscriptions.guarded) {
      this.endWithoutRight(socket, blind ? 'service.unavailable' : undefined);
    }
  }

  private async checkAll(): Promise<void> {
    const startedAt = performance.now();
    await this.check([...this.subscriptions.guarded]);
    this.knownAt = startedAt;
  }

  private async check(sockets: readonly LiveSocket[]): Promise<void> {
    await Promise.all(
      sockets.map(async (socket) => {
        const { actor } = socket.data;
        if (!actor) return;
        // An account that is gone has no rights left.
        socket.data.actor = (await this.actors.find(actor.id)) ?? {
          ...actor,
          admin: false,
          moderates: [],
          banned: true,
          restrictions: [],
        };
        this.endWithoutRight(socket);
      }),
    );
  }

  private endWithoutRight(socket: LiveSocket, code?: ProblemCode): void {
    const now = this.clock.now();
    for (const [name, { key }] of socket.data.subscriptions) {
      if (!isProtected(name)) continue;
      const reason = streamRefusal(key, socket.data, now)?.code ?? code;
      if (reason !== undefined) this.subscriptions.end(socket, name, reason);
    }
  }
}
