import { io, type Socket } from 'socket.io-client';
import type { ArticlePage, CommentView } from '../../src/contract/comments.schemas.js';
import type { ArticleEvent, WireEvent } from '../../src/contract/events.js';
import type { Page } from '../../src/contract/page.js';
import type { EventsMessage, Gauge, Subscribed } from '../../src/contract/live.schemas.js';
import { Api } from './api.js';
import { PATIENCE_MS, patiently } from './patience.js';

/** Everything that readers see under an article, by id: what a page would show, all pages and replies taken together. */
export interface Copy {
  total: number;
  comments: Record<string, CommentView>;
}

/** Takes all pages and replies of an article anew, with the position that they reflect. */
export async function takeCopy(
  api: Api,
  articleId: string,
  limit = 100,
): Promise<Copy & { live: ArticlePage['live'] }> {
  const comments: Record<string, CommentView> = {};
  const add = async ({ ...comment }: CommentView): Promise<void> => {
    comments[comment.id] = comment;
    for (const reply of await all<CommentView>(api, `/api/comments/${comment.id}/replies`)) await add(reply);
  };
  const first = await page<ArticlePage>(api, `/api/articles/${articleId}/comments?limit=${limit}&sort=oldest`);
  if (first.nextCursor !== null) throw new Error('more comments than this test copies');
  for (const { replies: _, ...root } of first.items) await add(root);
  return { total: first.total, comments, live: first.live };
}

/**
 * A client as the contract describes it, keeping a copy of an article by events alone after its first page. It checks what it may rely on:
 * numbers come in order, without holes, and nothing comes twice.
 */
export class ArticleReader {
  copy: Copy = { total: 0, comments: {} };
  position: ArticlePage['live'] = { epoch: '', seq: 0 };
  /** What the contract says cannot happen. */
  readonly faults: string[] = [];
  private socket: Socket | undefined;
  private onDrop: () => void = () => undefined;
  private readonly waiting = new Set<() => void>();

  constructor(
    private url: string,
    private readonly articleId: string,
  ) {}

  /** Connects, to another process if one is named, and catches up: from its position, or with a new page at first and after a reset. */
  async connect(url = this.url): Promise<void> {
    this.url = url;
    const socket = io(`${url}/live`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      timeout: PATIENCE_MS,
    });
    this.socket = socket;
    socket.on('events', (message: EventsMessage) => this.socket === socket && this.receive(message));
    socket.on('gauge', ({ reactions }: Gauge) => {
      if (this.socket !== socket) return;
      for (const [id, n] of Object.entries(reactions ?? {})) this.change(id, { reactions: n });
      this.notify();
    });
    const dropped = new Promise<void>((resolve) => (this.onDrop = resolve));
    await patiently(Promise.race([dropped, this.open(socket)]), 'the live connection and its first page');
  }

  /** Drops the connection without a word to the server's other end of the stream, even while it is being made. */
  drop(): void {
    this.socket?.io.engine.close();
    this.socket = undefined;
    this.onDrop();
  }

  /** Resolves once the copy reflects at least that position. */
  reached(seq: number): Promise<void> {
    return this.until(() => this.position.seq >= seq, `position ${seq}`);
  }

  /** Resolves once the copy is as expected. */
  shows(expected: Copy): Promise<void> {
    const wanted = JSON.stringify(sorted(expected));
    return this.until(() => JSON.stringify(sorted(this.copy)) === wanted, `the copy ${wanted}`);
  }

  private async until(condition: () => boolean, forWhat: string): Promise<void> {
    const wait = async (): Promise<void> => {
      while (!condition()) await new Promise<void>((resolve) => this.waiting.add(resolve));
    };
    await patiently(wait(), forWhat, () => ({ position: this.position, faults: this.faults, copy: sorted(this.copy) }));
  }

  private async open(socket: Socket): Promise<void> {
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
    if (this.position.seq === 0) await this.takePage(socket);
    if (this.socket === socket) await this.subscribe(socket);
  }

  private async subscribe(socket: Socket): Promise<void> {
    const { epoch, seq } = this.position;
    const request = { stream: `article:${this.articleId}`, epoch, after: seq };
    // Applied in the callback itself: after an await, a gauge that came right behind the answer would have been heard before it.
    const reset = await new Promise<boolean>((resolve) => {
      socket.emit('subscribe', request, (answer: Subscribed) => {
        if (this.socket === socket && !answer.reset) this.caughtUp(answer);
        resolve(answer.reset);
      });
    });
    if (!reset || this.socket !== socket) return;
    await this.takePage(socket);
    return this.subscribe(socket);
  }

  private caughtUp({ events, head }: Subscribed): void {
    this.apply(events);
    if (this.position.seq !== head) this.faults.push(`the answer ends at ${this.position.seq}, not at ${head}`);
    this.notify();
  }

  private async takePage(socket: Socket): Promise<void> {
    const { live, ...copy } = await takeCopy(new Api(this.url), this.articleId);
    if (this.socket !== socket) return;
    this.copy = copy;
    this.position = live;
  }

  private receive({ from, to, events }: EventsMessage): void {
    if (from !== this.position.seq + 1) this.faults.push(`at ${this.position.seq} came ${from}..${to}`);
    if (events.length !== to - from + 1) this.faults.push(`${from}..${to} brought ${events.length} events`);
    this.apply(events);
    this.notify();
  }

  private apply(events: readonly WireEvent[]): void {
    for (const event of events as readonly ArticleEvent[]) {
      if (event.seq !== this.position.seq + 1) this.faults.push(`${event.seq} came after ${this.position.seq}`);
      this.position = { ...this.position, seq: event.seq };
      if (event.type === 'article.updated') continue;
      this.change(event.parent?.id ?? '', { replyCount: event.parent?.replyCount ?? 0 });
      this.copy.total = event.total ?? this.copy.total;
      if (event.commentId === null) continue;
      if (event.comment) this.copy.comments[event.commentId] = event.comment;
      else if (event.type === 'comment.removed') delete this.copy.comments[event.commentId];
    }
  }

  private change(id: string, fields: Partial<CommentView>): void {
    const known = this.copy.comments[id];
    if (known) this.copy.comments[id] = { ...known, ...fields };
  }

  private notify(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}

/** The same copy with its members in one order, so that two can be compared. */
export function sorted({ total, comments }: Copy): unknown[] {
  const ids = Object.keys(comments).toSorted();
  return [total, ...ids.map((id) => Object.entries(comments[id] ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)))];
}

async function all<T>(api: Api, path: string): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const next: Page<T> = await page(api, `${path}?limit=100${cursor && `&cursor=${cursor}`}`);
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return items;
}

/** An empty page for what vanished while it was being read: the events tell of it. */
async function page<T>(api: Api, path: string): Promise<T> {
  const { status, body } = await api.get<T>(path);
  if (status === 404) return { items: [], nextCursor: null } as T;
  if (status !== 200) throw new Error(`GET ${path} answered ${status}`);
  return body;
}
