import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { newId } from '../common/ids.js';
import { Settings } from '../config/settings.js';
import { RealtimeStats } from './realtime-stats.js';
import { payloadsOf, subjectOf, wakeUpSchema, wakeUpsSchema, type WakeUp } from './wake-up.js';

const CHANNEL = 'palabre_wake_ups';
/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const PAYLOAD_LIMIT = 7_900;
/** Wake-ups are gathered this long, in milliseconds. */
const GATHER = 4;
const RETRY_MIN = 100;
const RETRY_MAX = 2_000;
/** Kept while the connection is down; whatever is more is left to the polls. */
const KEPT = 20_000;

export interface WakeUpListener {
  /** From another process. */
  wakeUp(note: WakeUp, from: string): void;
  /** Wake-ups may have been missed. */
  reconnected(): void;
}

/**
 * Wake-ups between the processes on one PostgreSQL, over one connection of their own, which must be a session (no transaction pooler). `NOTIFY`
 * takes a lock on the whole cluster until its commit: so it never runs in a writing transaction, and its commits don't wait for the disk.
 */
@Injectable()
export class PostgresWakeUps implements OnModuleInit {
  /** This process, so that it does not wake itself. */
  readonly self = newId();
  private readonly logger = new Logger(PostgresWakeUps.name);
  private readonly outgoing = new Map<string, WakeUp>();
  private listener: WakeUpListener | undefined;
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private retry = RETRY_MIN;
  private stopped = false;

  constructor(
    private readonly settings: Settings,
    private readonly stats: RealtimeStats,
  ) {}

  onReceive(listener: WakeUpListener): void {
    this.listener = listener;
  }

  /** Whether the other processes can wake this one now; while not, streams are polled. */
  get listening(): boolean {
    return this.client !== undefined;
  }

  /** Sends soon, together with others, and once if it is asked for twice. */
  send(note: WakeUp): void {
    if (this.stopped || this.outgoing.size >= KEPT) return;
    this.outgoing.set(subjectOf(note), note);
    if (this.client) this.timer ??= setTimeout(() => void this.flush(), GATHER);
  }

  async onModuleInit(): Promise<void> {
    await this.connect();
  }

  /** Sends what is waiting, and ends. */
  async stop(): Promise<void> {
    await this.flush();
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({
      connectionString: this.settings.databaseUrl,
      application_name: 'palabre wake-ups',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    const lost = new Promise<Error>((resolve) => {
      client.on('error', resolve);
      client.on('end', () => resolve(new Error('the server ended it')));
    });
    client.on('notification', ({ payload }) => this.receive(payload ?? ''));
    try {
      await client.connect();
      await client.query(`SET synchronous_commit = off`);
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      this.connectAgain(client, error);
      return;
    }
    this.client = client;
    this.retry = RETRY_MIN;
    void lost.then((error) => this.connectAgain(client, error));
    this.listener?.reconnected();
    await this.flush();
  }

  private connectAgain(client: pg.Client, error: unknown): void {
    this.client = undefined;
    void client.end().catch(() => undefined);
    if (this.stopped) return;
    this.logger.warn({ err: error }, 'the connection for wake-ups is lost; streams are polled until it is back');
    setTimeout(() => void this.connect(), this.retry).unref();
    this.retry = Math.min(this.retry * 2, RETRY_MAX);
  }

  private async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { client } = this;
    if (!client || this.outgoing.size === 0) return;
    const notes = [...this.outgoing];
    this.outgoing.clear();
    try {
      for (const payload of payloadsOf(
        this.self,
        notes.map(([, note]) => note),
        PAYLOAD_LIMIT,
      )) {
        await client.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]);
        this.stats.wakeUpsSent++;
      }
    } catch {
      // Sent again once the connection is back; what was asked for meanwhile is newer.
      for (const [subject, note] of notes) if (!this.outgoing.has(subject)) this.outgoing.set(subject, note);
    }
  }

  private receive(payload: string): void {
    const message = parse(payload);
    if (!message || message.from === this.self) return;
    this.stats.wakeUpsReceived++;
    for (const note of message.notes) {
      // Another version may know kinds that this one doesn't.
      const known = wakeUpSchema.safeParse(note);
      if (known.success) this.listener?.wakeUp(known.data, message.from);
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
