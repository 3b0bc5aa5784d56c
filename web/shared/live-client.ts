import type { CatchUp, EventsMessage, HeadMessage, Refused, Subscribed } from '../../src/contract/live.schemas.js';
import { answerOf, searchOf, type ApiError } from './api-error.js';
import { backoff } from './backoff.js';
import { Following, type Follower, type Gauge } from './following.js';
import { LiveSocket } from './live-socket.js';

export type { Follower, Gauge } from './following.js';
export type { LiveEvent, Position } from './stream-sequence.js';

/** `polling`: no socket can be had, so changes of articles come every few seconds. */
export type LiveStatus = 'connecting' | 'live' | 'polling' | 'retrying';

export interface LiveState {
  status: LiveStatus;
  /** Since when, as `Date.now()` counts. */
  since: number;
}

export interface LiveClientOptions {
  /** Where Palabre is, such as `https://comments.example.org`, without a path. */
  url: string;
  /** The access token to connect with, or null for an anonymous reader. `refused`: the last one was not good (any more). */
  token?: (refused: boolean) => Promise<string | null>;
  /** For programs whose runtime has no `WebSocket` of its own. */
  WebSocket?: typeof WebSocket;
}

/** After so many failures in a row articles are polled beside further attempts. */
const FAILURES_BEFORE_POLLING = 2;
const POLL_MS = 8_000;
/** A tab that was hidden for longer than this may have slept: it asks what it missed. */
const SLEPT_MS = 15_000;
/** What is asked on waking is answered within this time, or the connection did not survive the sleep. */
const WAKING_MS = 3_000;
/** Refusals that pass by themselves. */
const PASSING = new Set(['rate.limited', 'service.busy', 'service.unavailable', 'internal', 'subscription.ended']);

/** Follows streams of a Palabre server: nothing missed, nothing twice, over lost connections, restarts and sleep. */
export class LiveClient {
  readonly #url: string;
  readonly #followings = new Map<string, Following>();
  readonly #asking = new Set<string>();
  readonly #listeners = new Set<(state: LiveState) => void>();
  #current: LiveState = { status: 'connecting', since: Date.now() };
  #socket: LiveSocket | null = null;
  /** Counts connections, so that what an earlier one began ends with it. */
  #attempt = 0;
  #failures = 0;
  #tokenRefused = false;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #pollTimer: ReturnType<typeof setTimeout> | undefined;
  #hiddenAt = Infinity;
  readonly #sleep = new AbortController();

  constructor(private readonly options: LiveClientOptions) {
    this.#url = options.url.replace(/\/+$/, '');
    this.#watchSleep();
  }

  get state(): LiveState {
    return this.#current;
  }

  /** Calls back at every change of {@link state}. Answers how to stop that. */
  onState(listener: (state: LiveState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Follows `article:<id>`, `moderation:<siteId>` or `account` from the follower's position on. One follower per stream. */
  follow(stream: string, follower: Follower): { close(): void } {
    this.#followings.get(stream)?.close();
    const following = new Following(stream, follower, () => this.#ask(following));
    this.#followings.set(stream, following);
    this.#asking.delete(stream);
    if (this.#attempt === 0) this.#connect();
    else this.#ask(following);
    return { close: () => this.#leave(following) };
  }

  /** Connects anew, with the token of whoever is signed in now. */
  reconnect(): void {
    this.#failures = 0;
    if (this.#attempt > 0) this.#connect();
  }

  /** Ends everything. */
  close(): void {
    for (const following of this.#followings.values()) following.close();
    this.#followings.clear();
    this.#sleep.abort();
    this.#drop();
  }

  #connect(): void {
    this.#drop();
    this.#start();
  }

  #start(): void {
    const attempt = ++this.#attempt;
    this.#open(attempt).catch(() => {
      if (attempt === this.#attempt) this.#lost(null);
    });
  }

  async #open(attempt: number): Promise<void> {
    const token = (await this.options.token?.(this.#tokenRefused)) ?? null;
    if (attempt !== this.#attempt) return;
    this.#socket = new LiveSocket(
      this.#url,
      token,
      {
        ready: () => this.#joined(),
        message: (name, data) => this.#receive(name, data),
        closed: (code) => this.#lost(code),
      },
      this.options.WebSocket ?? WebSocket,
    );
  }

  /** Forgets the connection and everything that waits for one. */
  #drop(): void {
    this.#attempt++;
    this.#socket?.close();
    this.#socket = null;
    this.#asking.clear();
    clearTimeout(this.#retryTimer);
    this.#stopPolling();
  }

  #stopPolling(): void {
    clearTimeout(this.#pollTimer);
    this.#pollTimer = undefined;
  }

  #joined(): void {
    this.#failures = 0;
    this.#tokenRefused = false;
    this.#become('live');
    this.#stopPolling();
    for (const following of this.#followings.values()) this.#ask(following);
  }

  #lost(code: string | null): void {
    const isFirstRefusal = !this.#tokenRefused && (code?.startsWith('auth.') ?? false);
    this.#tokenRefused = code?.startsWith('auth.') ?? false;
    this.#socket = null;
    this.#asking.clear();
    if (this.#current.status !== 'polling') this.#become('retrying');
    // Polling goes on beside further attempts.
    this.#retryTimer = setTimeout(() => this.#start(), isFirstRefusal ? 0 : backoff(this.#failures));
    this.#failures++;
    if (this.#failures >= FAILURES_BEFORE_POLLING) this.#pollTimer ??= setTimeout(() => void this.#poll(), 0);
  }

  #ask(following: Following, patience?: number): void {
    const socket = this.#socket;
    const { stream } = following;
    if (!socket?.ready || !following.wants || this.#asking.has(stream)) return;
    this.#asking.add(stream);
    const answered = (answer: unknown): void => {
      if (socket !== this.#socket || this.#followings.get(stream) !== following) return;
      this.#asking.delete(stream);
      const subscribed = answer as Subscribed | Refused;
      if (subscribed.ok) following.receive({ kind: 'caught-up', ...subscribed });
      else this.#refused(following, subscribed.code);
    };
    socket.request('subscribe', { stream, ...following.place }, answered, patience);
  }

  #refused(following: Following, code: string): void {
    if (PASSING.has(code)) {
      setTimeout(() => this.#ask(following), backoff(3));
    } else if (code === 'auth.expired') {
      this.#tokenRefused = true;
      this.#connect();
    } else {
      this.#followings.delete(following.stream);
      following.end(code);
    }
  }

  #receive(name: string, data: unknown): void {
    const following = this.#followings.get((data as { stream: string }).stream);
    if (!following) return;
    if (name === 'events') following.receive({ kind: 'events', ...(data as EventsMessage) });
    else if (name === 'head') following.receive({ kind: 'head', ...(data as HeadMessage) });
    else if (name === 'gauge') following.gauge(data as Gauge);
    else if (name === 'ended') this.#refused(following, (data as { code: string }).code);
  }

  #leave(following: Following): void {
    following.close();
    const { stream } = following;
    if (this.#followings.get(stream) !== following) return;
    this.#followings.delete(stream);
    this.#asking.delete(stream);
    if (this.#socket?.ready) this.#socket.request('unsubscribe', { stream }, () => undefined);
  }

  /** The catch-up of the contract over plain HTTP, for readers whose network lets no socket through. */
  async #poll(): Promise<void> {
    const articles = [...this.#followings.values()].filter(
      ({ stream, wants }) => wants && stream.startsWith('article:'),
    );
    const outcomes = await Promise.all(articles.map((following) => this.#pollOne(following)));
    if (this.#pollTimer === undefined) return;
    if (outcomes.length > 0) this.#become(outcomes.every(Boolean) ? 'polling' : 'retrying');
    clearTimeout(this.#pollTimer);
    this.#pollTimer = setTimeout(() => void this.#poll(), POLL_MS * (0.75 + Math.random() / 2));
  }

  async #pollOne(following: Following): Promise<boolean> {
    try {
      const id = following.stream.slice(8);
      const place = searchOf(following.place);
      const caughtUp = (await answerOf(fetch(`${this.#url}/api/articles/${id}/events${place}`))) as CatchUp;
      if (!this.#socket?.ready) following.receive({ kind: 'caught-up', ...caughtUp });
      return true;
    } catch (error) {
      const { status, code } = error as ApiError;
      if (status === 404) following.end(code);
      return false;
    }
  }

  #become(status: LiveStatus): void {
    if (status === this.#current.status) return;
    this.#current = { status, since: Date.now() };
    for (const listener of this.#listeners) listener(this.#current);
  }

  /** Timers stand still while a computer or a tab sleeps, and a dead connection looks alive: ask as soon as somebody looks again. */
  #watchSleep(): void {
    if (typeof document === 'undefined') return;
    const { signal } = this.#sleep;
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.hidden) this.#hiddenAt = Date.now();
        else if (Date.now() - this.#hiddenAt > SLEPT_MS) this.#wake();
      },
      { signal },
    );
    addEventListener('online', () => this.#wake(), { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && this.#wake(), { signal });
  }

  #wake(): void {
    if (this.#attempt === 0) return;
    if (!this.#socket?.ready) this.reconnect();
    for (const following of this.#followings.values()) this.#ask(following, WAKING_MS);
  }
}
