import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type {
  CatchUp,
  Ended,
  EventsMessage,
  Gauge,
  HeadMessage,
  Refused,
  Subscribed,
  Since,
} from '../../src/contract/live.schemas.js';
import type { WireEvent } from '../../src/contract/events.js';
import { PATIENCE_MS, patiently } from './patience.js';

/** One stream as a client follows it. */
export interface Followed {
  stream: string;
  position: Required<Since>;
  /** Every event applied, in order. */
  events: WireEvent[];
  /** Why it ended, once it has. */
  ended: string | undefined;
  /** Holes and doubles that came all the same; the server promises none. */
  faults: string[];
  /** Catch-ups asked for, and how many answered `reset`. */
  asked: number;
  resets: number;
  /** The catch-up that is under way. */
  asking: Promise<void> | undefined;
  /** Takes the page again, and answers its position. */
  reload: () => Promise<Required<Since>>;
}

/** The reference client: the contract's rules 1 to 3, and nothing else. Comes back by itself when the connection drops. */
export class LiveClient {
  readonly socket: Socket;
  readonly gauges: Gauge[] = [];
  readonly heads: HeadMessage[] = [];
  /** Reasons for which the connection ended. */
  readonly disconnects: string[] = [];
  private readonly followed = new Map<string, Followed>();
  private readonly waiting = new Set<() => void>();

  constructor(url: string, token?: string, options: Partial<ManagerOptions & SocketOptions> = {}) {
    this.socket = io(`${url}/live`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 20,
      reconnectionDelayMax: 100,
      timeout: PATIENCE_MS,
      auth: token === undefined ? {} : { token },
      ...options,
    });
    this.socket.on('connect', () => {
      for (const follow of this.followed.values()) void this.catchUp(follow);
    });
    this.socket.on('disconnect', (reason) => this.disconnects.push(reason));
    this.socket.on('events', (message: EventsMessage) => this.receive(message));
    this.socket.on('head', (message: HeadMessage) => this.compare(message));
    this.socket.on('gauge', (message: Gauge) => this.gauges.push(message));
    this.socket.on('ended', ({ stream, code }: Ended) => {
      const follow = this.followed.get(stream);
      if (follow) follow.ended = code;
    });
    for (const event of ['connect', 'disconnect', 'events', 'head', 'gauge', 'ended']) {
      this.socket.on(event, () => this.notify());
    }
  }

  /** Resolves when connected; rejects with the code of the refusal. */
  async connected(): Promise<this> {
    if (this.socket.connected) return this;
    const connected = new Promise<void>((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', (error: Error & { data?: { code: string } }) =>
        reject(new Error(error.data?.code ?? error.message)),
      );
    });
    await patiently(connected, 'the live connection', () => this.disconnects);
    return this;
  }

  /** Follows a stream from that position on. `reload` takes the page again when the server answers `reset`. */
  async follow(
    stream: string,
    position: Required<Since>,
    reload: Followed['reload'] = () => Promise.reject(new Error(`${stream} was reset`)),
  ): Promise<Followed> {
    const follow: Followed = {
      stream,
      position: { ...position },
      events: [],
      ended: undefined,
      faults: [],
      asked: 0,
      resets: 0,
      asking: undefined,
      reload,
    };
    this.followed.set(stream, follow);
    await this.connected();
    await this.catchUp(follow);
    return follow;
  }

  /** One bare `subscribe`; nothing is followed. */
  ask(stream: string, position: Since = {}): Promise<Subscribed | Refused> {
    return this.send('subscribe', { stream, ...position });
  }

  async send<T = Subscribed | Refused>(event: string, message: unknown): Promise<T> {
    await this.connected();
    const answer = this.socket.emitWithAck(event, message) as Promise<T>;
    return patiently(answer, `the answer to ${event} ${JSON.stringify(message)}`, () => this.disconnects);
  }

  /** Resolves once the condition holds, looked at whenever something arrives; rejects with `what` at the last resort. */
  async until(condition: () => boolean, what: () => unknown = () => [...this.followed.values()]): Promise<void> {
    const wait = async (): Promise<void> => {
      while (!condition()) await new Promise<void>((resolve) => this.waiting.add(resolve));
    };
    await patiently(wait(), condition.toString(), what);
  }

  /** Resolves once everything up to that number is applied. */
  reached(follow: Followed, seq: number): Promise<void> {
    return this.until(
      () => follow.position.after >= seq,
      () => ({ wanted: seq, ...follow, events: follow.events.length }),
    );
  }

  /** Loses the connection as a network does: without a word. It comes back by itself. */
  drop(): void {
    this.socket.io.engine?.close();
  }

  close(): void {
    this.followed.clear();
    this.socket.disconnect();
  }

  private receive({ stream, epoch, from, to, events }: EventsMessage): void {
    const follow = this.followed.get(stream);
    if (!follow) return;
    const { position, faults, asking } = follow;
    if (events.length !== to - from + 1) faults.push(`${from}..${to} brought ${events.length} events`);
    if (epoch !== position.epoch) return void this.catchUp(follow);
    if (from > position.after + 1) {
      if (!asking) faults.push(`at ${position.after} came ${from}..${to}`);
      return void this.catchUp(follow);
    }
    if (from <= position.after && !asking) faults.push(`at ${position.after} came ${from}..${to} again`);
    this.apply(follow, events);
  }

  private compare({ stream, epoch, head }: HeadMessage): void {
    this.heads.push({ stream, epoch, head });
    const follow = this.followed.get(stream);
    if (follow && (epoch !== follow.position.epoch || head > follow.position.after)) void this.catchUp(follow);
  }

  private apply(follow: Followed, events: readonly WireEvent[]): void {
    for (const event of events) {
      if (event.seq <= follow.position.after) continue;
      if (event.seq !== follow.position.after + 1) follow.faults.push(`${event.seq} after ${follow.position.after}`);
      follow.events.push(event);
      follow.position.after = event.seq;
    }
  }

  private catchUp(follow: Followed): Promise<void> {
    follow.asking ??= this.catchUpNow(follow);
    return follow.asking;
  }

  private async catchUpNow(follow: Followed): Promise<void> {
    try {
      for (let again = true; again;) {
        follow.asked++;
        const answer = await this.ask(follow.stream, follow.position);
        again = answer.ok && answer.reset;
        if (!answer.ok) follow.ended = answer.code;
        else if (answer.reset) await this.takePage(follow);
        else this.apply(follow, answer.events);
      }
    } catch (error) {
      // A connection that ended meanwhile: the next one asks again.
      if (this.socket.connected) throw error;
    } finally {
      follow.asking = undefined;
      this.notify();
    }
  }

  private async takePage(follow: Followed): Promise<void> {
    follow.resets++;
    follow.position = { ...(await follow.reload()) };
    follow.events = [];
  }

  private notify(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}

/** The catch-up over HTTP. */
export async function eventsOf(url: string, articleId: string, position: Since = {}): Promise<CatchUp> {
  const query = new URLSearchParams(
    Object.entries(position).map(([key, value]): [string, string] => [key, String(value)]),
  );
  const response = await fetch(`${url}/api/articles/${articleId}/events?${query.toString()}`);
  return (await response.json()) as CatchUp;
}
