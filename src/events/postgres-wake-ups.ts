import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { NotificationSession } from '../database/notification-session.js';
import { SIGNALS, Signals, type SignalName } from './signals.js';
import { payloadsOf, readNote, subjectOf, wakeUpsSchema, type WakeUp } from './wake-up.js';

const CHANNEL = 'palabre_wake_ups';
/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const PAYLOAD_LIMIT = 7_900;
/** Wake-ups are gathered this long, in milliseconds. */
const GATHER = 10;
const RETRY_MIN = 100;
const RETRY_MAX = 2_000;
/** Kept while the connection is down; whatever is more is left to the polls. */
const KEPT = 20_000;

/**
 * Wake-ups between the processes on one PostgreSQL, over a connection of their own. `NOTIFY` takes a lock on the whole cluster until its
 * commit, so it never runs in a writing transaction: wake-ups are gathered and sent apart.
 */
@Injectable()
export class PostgresWakeUps implements OnModuleInit, OnApplicationShutdown {
  /** Notifications since the start. */
  sent = 0;
  received = 0;
  private readonly logger = new Logger(PostgresWakeUps.name);
  private readonly outgoing = new Map<string, WakeUp>();
  private session: NotificationSession | undefined;
  private timer: NodeJS.Timeout | undefined;
  private flushed = Promise.resolve();
  private retry = RETRY_MIN;
  private stopped = false;

  constructor(
    private readonly settings: Settings,
    private readonly signals: Signals,
  ) {}

  /** Whether the other processes can wake this one now; while not, streams are polled. */
  get listening(): boolean {
    return this.session !== undefined;
  }

  /** Sends soon, together with others (debounce), and once if it is asked for twice. */
  private send(note: WakeUp): void {
    if (this.stopped || this.outgoing.size >= KEPT) return;
    this.outgoing.set(subjectOf(note), note);
    if (this.session) this.timer ??= setTimeout(() => void this.flush(), GATHER);
  }

  async onModuleInit(): Promise<void> {
    for (const name of Object.keys(SIGNALS) as SignalName[]) {
      this.signals.on(name, (payload, from) => {
        if (from === this.signals.self) this.send({ signal: name, ...payload } as WakeUp);
      });
    }
    await this.connect();
  }

  /** Sends what is waiting, and ends; after everybody has said their last. */
  async onApplicationShutdown(): Promise<void> {
    await this.flush();
    this.stopped = true;
    clearTimeout(this.timer);
    this.session?.close();
  }

  private async connect(): Promise<void> {
    if (this.stopped) return;
    try {
      const session = await NotificationSession.open(this.settings.databaseUrl, CHANNEL, (text) => this.receive(text));
      if (this.stopped) return session.close();
      this.session = session;
      this.retry = RETRY_MIN;
      void session.lost.then((error) => this.connectAgain(session, error));
    } catch (error) {
      this.connectAgain(undefined, error);
      return;
    }
    this.signals.emit('signals.missed', {});
    await this.flush();
  }

  private connectAgain(session: NotificationSession | undefined, error: unknown): void {
    this.session = undefined;
    session?.close();
    if (this.stopped) return;
    this.logger.warn({ err: error }, 'the connection for wake-ups is lost; streams are polled until it is back');
    setTimeout(() => void this.connect(), this.retry).unref();
    this.retry = Math.min(this.retry * 2, RETRY_MAX);
  }

  /** One after the other: what comes while one is under way shares the next. */
  private flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushed = this.flushed.then(() => this.notifyAll());
    return this.flushed;
  }

  private async notifyAll(): Promise<void> {
    const { session } = this;
    if (!session || this.outgoing.size === 0) return;
    const notes = [...this.outgoing];
    this.outgoing.clear();
    try {
      for (const payload of payloadsOf(
        this.signals.self,
        notes.map(([, note]) => note),
        PAYLOAD_LIMIT,
      )) {
        await session.notify(payload);
        this.sent++;
      }
    } catch {
      // Sent again once the connection is back; what was asked for meanwhile is newer.
      for (const [subject, note] of notes) if (!this.outgoing.has(subject)) this.outgoing.set(subject, note);
    }
  }

  private receive(payload: string): void {
    const message = parse(payload);
    if (!message || message.from === this.signals.self) return;
    this.received++;
    for (const note of message.notes) {
      const known = readNote(note);
      if (known) this.signals.emit(...known, message.from);
    }
  }
}

function parse(payload: string) {
  try {
    return wakeUpsSchema.parse(JSON.parse(payload));
  } catch {
    return undefined;
  }
}
