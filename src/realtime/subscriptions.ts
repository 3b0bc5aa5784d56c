import { Injectable, Logger } from '@nestjs/common';
import { ActorsRepository } from '../accounts/actors.repository.js';
import { apart, beforeDeadline, PATIENCE, within } from '../common/deadline.js';
import { notFound, ProblemError } from '../contract/problem.error.js';

import { Settings } from '../config/settings.js';
import { Clock } from '../database/clock.js';
import { AnswerLines } from './socket/answer-lines.js';
import type { CatchUpBytes } from './catch-up-bytes.js';
import type { LiveSocket, Subscription } from './socket/live-socket.js';
import type { Subscribed, Since } from '../contract/live.schemas.js';
import { RealtimeRepository } from './realtime.repository.js';
import type { Room } from './room.js';
import { Rooms } from './rooms.js';

import { signInFirst, streamRefusal } from './stream-rights.js';
import { Welcome } from './opening-gauges.js';
import { SharedAnswer } from './socket/live-parser.js';
import { type StreamKey, audienceOf, isProtected, keyOf, type StreamName } from '../contract/streams.js';

/** Streams that one socket may hear: a page has one or two, a desk some more. Times `RATE_LIMIT_FACTOR`. */
const STREAMS_PER_SOCKET = 50;

/** Which socket hears what: joining, leaving, and being made to leave. */
@Injectable()
export class Subscriptions {
  /** Sockets that hear a stream for which one needs a right, or are about to: few beside those that only read. */
  readonly guarded = new Set<LiveSocket>();
  private readonly logger = new Logger(Subscriptions.name);
  private readonly limit: number;

  constructor(
    private readonly rooms: Rooms,
    private readonly repository: RealtimeRepository,
    private readonly actors: ActorsRepository,
    private readonly welcome: Welcome,
    private readonly lines: AnswerLines,
    private readonly clock: Clock,
    settings: Settings,
  ) {
    this.limit = Math.max(1, STREAMS_PER_SOCKET * settings.rateLimitFactor);
  }

  /**
   * Joins a stream; `answer` is called with what was missed before anything later is sent. Subscribing again answers anew, and nothing comes
   * twice. Throws the reason why not.
   */
  async subscribe(
    socket: LiveSocket,
    name: StreamName,
    position: Since,
    answer: (subscribed: SharedAnswer<Subscribed>) => void,
  ): Promise<void> {
    const key = keyOf(name, socket.data.actor?.id ?? null);
    if (!key) throw signInFirst();
    const subscription = this.reserve(socket, name, key);
    const join = () => this.join(socket, subscription, name, position, answer);
    try {
      await this.lines.work(socket, join);
    } finally {
      if (!subscription.joined && socket.data.subscriptions.get(name) === subscription) this.forget(socket, name);
    }
  }

  /** The same catch-up for whoever asks over HTTP. */
  async catchUp(key: StreamKey, position: Since): Promise<CatchUpBytes> {
    await this.requireExists(key);
    const room = this.rooms.enter(key);
    await ready(room, position);
    return room.bytesOf(room.catchUpFrom(position));
  }

  leave(socket: LiveSocket, name: StreamName): void {
    const subscription = socket.data.subscriptions.get(name);
    if (!subscription) return;
    this.forget(socket, name);
    this.rooms.find(subscription.key)?.leave(socket.id);
    void socket.leave(subscription.key);
  }

  leaveAll(socket: LiveSocket): void {
    this.lines.end(socket);
    for (const name of socket.data.subscriptions.keys()) this.leave(socket, name);
  }

  /** Makes a socket leave, and tells it why. */
  end(socket: LiveSocket, name: StreamName, code: string): void {
    this.leave(socket, name);
    socket.emit('ended', { stream: name, code });
  }

  private async join(
    socket: LiveSocket,
    subscription: Subscription,
    name: StreamName,
    position: Since,
    answer: (subscribed: SharedAnswer<Subscribed>) => void,
  ): Promise<void> {
    const room = await within(PATIENCE, () => this.prepared(socket, subscription, name, position));
    await this.lines.inTurn(socket, () => {
      if (socket.data.subscriptions.get(name) !== subscription) throw ended();
      const caughtUp = room.join(socket.id, position);
      if (caughtUp.reset) this.leave(socket, name);
      else this.joined(socket, subscription);
      const bytes = room.bytesOf(caughtUp);
      answer(new SharedAnswer<Subscribed>({ ok: true, stream: name }, bytes));
      return bytes;
    });
    if (subscription.joined) await within(PATIENCE, () => this.showGauges(socket, name, subscription));
  }

  private async prepared(socket: LiveSocket, { key }: Subscription, name: StreamName, position: Since): Promise<Room> {
    await this.requireRight(socket, name, key);
    await this.requireExists(key);
    const room = this.rooms.enter(key);
    await ready(room, position);
    return room;
  }

  private reserve(socket: LiveSocket, name: StreamName, key: StreamKey): Subscription {
    const { subscriptions } = socket.data;
    const known = subscriptions.get(name);
    if (known) return known;
    if (subscriptions.size >= this.limit) {
      throw new ProblemError(429, 'streams.too-many', `One connection may hear ${this.limit} streams.`);
    }
    const subscription = { key, joined: false };
    subscriptions.set(name, subscription);
    if (isProtected(name)) this.guarded.add(socket);
    return subscription;
  }

  private forget(socket: LiveSocket, name: StreamName): void {
    const { subscriptions } = socket.data;
    subscriptions.delete(name);
    if (![...subscriptions.keys()].some(isProtected)) this.guarded.delete(socket);
  }

  private joined(socket: LiveSocket, subscription: Subscription): void {
    subscription.joined = true;
    void socket.join(subscription.key);
  }

  /** Rights as they are at this moment, not as they were when the socket connected. */
  private async requireRight(socket: LiveSocket, name: StreamName, key: StreamKey): Promise<void> {
    if (!isProtected(name)) return;
    const { actor, expiresAt } = socket.data;
    const now = actor && (await this.actors.find(actor.id));
    const refusal = streamRefusal(key, { actor: now ?? null, expiresAt }, this.clock.now());
    if (refusal) throw refusal;
  }

  /** A room that is open proves it, so that only the first reader asks. */
  private async requireExists(key: StreamKey): Promise<void> {
    if (this.rooms.has(key) || (await this.repository.exists(key))) return;
    throw notFound(audienceOf(key) === 'article' ? 'article' : 'site');
  }

  /** Without them the stream is right all the same. */
  private async showGauges(socket: LiveSocket, name: StreamName, subscription: Subscription): Promise<void> {
    const room = this.rooms.find(subscription.key);
    if (!room) return;
    try {
      const gauge = await this.welcome.gauge(room);
      if (gauge && socket.data.subscriptions.get(name) === subscription) socket.emit('gauge', gauge);
    } catch (error) {
      this.logger.warn({ err: error, stream: subscription.key }, 'the gauges could not be read');
    }
  }
}

/** A room looks for all its members: one of them may give up, and the room looks on. */
const ready = (room: Room, position: Since): Promise<void> => beforeDeadline(apart(() => room.prepare(position)));

const ended = (): ProblemError => new ProblemError(409, 'subscription.ended', 'The stream was left meanwhile.');
