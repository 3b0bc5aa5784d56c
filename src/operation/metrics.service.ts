import { Injectable, Logger } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { ArticlePages } from '../pages/article-pages.js';
import { WaitingBytes } from '../http/waiting-bytes.js';
import { PostgresWakeUps } from '../events/postgres-wake-ups.js';
import { Signals } from '../events/signals.js';
import { RealtimeStats } from '../realtime/realtime-stats.js';
import { MetricsRepository } from './metrics.repository.js';

/** From a page read (about a millisecond) to what a person notices, in seconds. */
const DURATIONS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What {@link RealtimeStats} counts, as Prometheus names it. */
const LIVE_GAUGES = {
  connections: ['palabre_live_connections', 'Sockets that are connected.'],
  rooms: ['palabre_live_rooms', 'Streams that somebody on this process hears.'],
  queuedBytes: ['palabre_live_queued_bytes', 'Bytes of messages that readers have not taken yet.'],
} as const;
const LIVE_COUNTERS = {
  deliveries: ['palabre_live_deliveries_total', 'Messages sent to readers: one to a thousand readers is a thousand.'],
  handshakesRefused: ['palabre_live_handshakes_refused_total', 'Handshakes refused for their origin or their number.'],
  asksRefused: ['palabre_live_asks_refused_total', 'Questions of sockets that did not read the answers, refused.'],
} as const;
type LiveFigure = keyof typeof LIVE_GAUGES | keyof typeof LIVE_COUNTERS;

/** The figures of this process, and those of the queues, for Prometheus. */
@Injectable()
export class MetricsService {
  private readonly logger = new Logger(MetricsService.name);
  private readonly registry = new Registry();
  private readonly registers = [this.registry];

  private readonly requests = new Histogram({
    name: 'palabre_http_request_duration_seconds',
    help: 'Time to answer a request, by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATIONS,
    registers: this.registers,
  });
  private readonly decisions = new Counter({
    name: 'palabre_decisions_total',
    help: 'Decisions that this process committed, by action.',
    labelNames: ['action'],
    registers: this.registers,
  });
  private readonly queueLength = new Gauge({
    name: 'palabre_queue_length',
    help: 'Comments that wait for a moderator, by site.',
    labelNames: ['site'],
    registers: this.registers,
  });
  private readonly queueAge = new Gauge({
    name: 'palabre_queue_age_seconds',
    help: 'How long the oldest waiting comment has waited, by site.',
    labelNames: ['site'],
    registers: this.registers,
  });
  private readonly connections = new Gauge({
    name: 'palabre_database_connections',
    help: 'Connections of the pool (total, idle) and requests that wait for one (waiting).',
    labelNames: ['state'],
    registers: this.registers,
  });

  private readonly writers = new Gauge({
    name: 'palabre_database_writers',
    help: 'Transactions that run, and those that wait for their turn.',
    labelNames: ['state'],
    registers: this.registers,
  });

  constructor(
    private readonly repository: MetricsRepository,
    private readonly live: RealtimeStats,
    private readonly pages: ArticlePages,
    private readonly waiting: WaitingBytes,
    private readonly wakeUps: PostgresWakeUps,
    signals: Signals,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.registerLive();
    this.registerCuts();
    this.registerCounters();
    signals.on('decision.made', ({ action }) => this.decisions.inc({ action }));
  }

  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  /** Prometheus' text format. */
  async text(): Promise<string> {
    await this.readQueues();
    for (const [state, count] of Object.entries(this.repository.pool())) this.connections.set({ state }, count);
    for (const [state, count] of Object.entries(this.repository.writers())) this.writers.set({ state }, count);
    return this.registry.metrics();
  }

  private registerWaiting(): void {
    const { waiting, registry } = this;
    const gauges: [name: string, help: string, read: () => number][] = [
      ['palabre_waiting_bytes', 'Bytes of answers that clients have not taken yet.', () => waiting.now],
      ['palabre_waiting_bytes_peak', 'The most of them that there ever was.', () => waiting.peak],
    ];
    for (const [name, help, read] of gauges) {
      const collect = function (this: Gauge): void {
        this.set(read());
      };
      registry.registerMetric(new Gauge({ name, help, registers: [], collect }));
    }
  }

  private registerLive(): void {
    const { live, registry } = this;
    for (const [figure, [name, help]] of Object.entries(LIVE_GAUGES)) {
      const collect = function (this: Gauge): void {
        this.set(live[figure as LiveFigure]);
      };
      registry.registerMetric(new Gauge({ name, help, registers: [], collect }));
    }
    this.registerWaiting();
    for (const [figure, [name, help]] of Object.entries(LIVE_COUNTERS)) {
      const collect = function (this: Counter): void {
        this.reset();
        this.inc(live[figure as LiveFigure]);
      };
      registry.registerMetric(new Counter({ name, help, registers: [], collect }));
    }
  }

  private registerCuts(): void {
    const { live, waiting, registry } = this;
    const cuts = new Counter({
      name: 'palabre_live_readers_cut_total',
      help: 'Readers cut because they stopped reading, or for what they sent, by reason.',
      labelNames: ['reason'],
      registers: [],
      collect() {
        this.reset();
        this.inc({ reason: 'waiting' }, waiting.cut);
        for (const [reason, count] of live.cut) this.inc({ reason }, count);
      },
    });
    registry.registerMetric(cuts);
  }

  private registerCounters(): void {
    const { repository, pages, waiting, wakeUps, registry } = this;
    const counters: [name: string, help: string, read: () => number][] = [
      [
        'palabre_database_statements_total',
        'Statements sent to the database, besides those that TypeORM makes.',
        () => repository.statements,
      ],
      [
        'palabre_page_reads_total',
        'First pages of articles that were read from the database; the others were sent from memory.',
        () => pages.reads,
      ],
      [
        'palabre_answers_refused_total',
        'Answers over HTTP refused, because too many were not read.',
        () => waiting.refused,
      ],
      ['palabre_wake_ups_sent_total', 'Notifications sent to the other processes.', () => wakeUps.sent],
      ['palabre_wake_ups_received_total', 'Notifications received from the other processes.', () => wakeUps.received],
    ];
    for (const [name, help, read] of counters) {
      const collect = function (this: Counter): void {
        this.reset();
        this.inc(read());
      };
      registry.registerMetric(new Counter({ name, help, registers: [], collect }));
    }
    registry.registerMetric(
      new Counter({
        name: 'palabre_database_refusals_total',
        help: 'What the database kept waiting too long: no connection, no turn to write, or a connection cut in use.',
        labelNames: ['reason'],
        registers: [],
        collect() {
          this.reset();
          for (const [reason, count] of Object.entries(repository.refusals())) this.inc({ reason }, count);
        },
      }),
    );
  }

  /** Without the database there are no figures of it, but all others: they are needed most then. */
  private async readQueues(): Promise<void> {
    this.queueLength.reset();
    this.queueAge.reset();
    try {
      for (const { siteId: site, length, ageSeconds } of await this.repository.queues()) {
        this.queueLength.set({ site }, length);
        this.queueAge.set({ site }, ageSeconds);
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'the queues could not be read');
    }
  }
}
