import type { ArticleView } from '../../src/contract/articles.schemas.js';
import type { CommentContext, RepliesPage } from '../../src/contract/comments.schemas.js';
import type { Session } from '../shared/session.js';
import { LiveClient, type Gauge, type LiveEvent, type Position } from '../shared/live-client.js';
import { answerOf, ApiError, searchOf } from '../shared/api-error.js';
import { initialState, type State } from './discussion-state.js';
import { PAGE, readAgain, readPage, type Read } from './pages.js';
import { Observable } from './observable.js';
import { addContext, addPage, addReplies, applyEvents, emptyThreads, reveal, setReactions } from './thread-store.js';
import type { CommentSort } from '../../src/contract/terms.js';
import type { Threads } from './threads.js';

/** Events that are kept to bring a page up to date that was read before they happened. The server replays as many. */
const KEPT_EVENTS = 500;
/** A connection that is away for a shorter time is nobody's business. Milliseconds. */
const CUT_OFF_MS = 5_000;

export interface DiscussionOptions {
  /** Where Palabre is. */
  url: string;
  article: { id: string } | { url: string };
  /** Resolves once it is known who is signed in. Reading does not wait for it, the connection does. */
  recognise: () => Promise<void>;
  /** Called when nothing came back. A browser does not tell a page whose origin is not listed more than that. */
  tellDeveloper: () => void;
  /** Called before what comes by itself changes the list. */
  hold: () => void;
}

/** One article's comments, loaded and kept current: what the reader does to the list. Writing is in authoring.ts. */
export class Discussion extends Observable<State> {
  readonly live: LiveClient;
  /** In the name of whoever is signed in, once members have brought one. */
  session: Session | null = null;
  /** Reads as a stranger, until members read in the name of whoever is signed in. */
  read: Read = <T>(path: string, query = {}) =>
    answerOf(fetch(this.options.url + path + searchOf(query))) as Promise<T>;
  /** Reads what is the reader's own; nothing for a stranger. */
  readOwn: () => void = () => undefined;
  #recognised: Promise<void> | undefined;
  #recent: LiveEvent[] = [];
  #cutOffTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #expanded = new Set<string>();
  /** Who sorts twice gets the last. */
  #sorting = {};

  constructor(readonly options: DiscussionOptions) {
    super(initialState);
    this.live = new LiveClient({
      url: options.url,
      token: async (refused) => {
        await this.#recognised;
        return (await this.session?.token(refused)) ?? null;
      },
    });
    this.live.onState(({ status }) => this.#watchConnection(status === 'retrying'));
  }

  get articleId(): string {
    return this.value.article?.id ?? '';
  }

  /** Loads the article and its first page. Tells failures by the phase. */
  async open(): Promise<void> {
    this.update({ phase: 'loading' });
    this.#recognised = this.options.recognise();
    try {
      const article = await this.#findArticle();
      this.update({ article });
      this.readOwn();
      const page = await readPage(this.read, article.id, this.value.threads.sort, PAGE, null);
      this.update(({ threads }) => ({ phase: 'ready', threads: addPage(threads, page) }));
      this.live.follow(`article:${article.id}`, {
        position: page.live,
        events: (events) => this.#apply(events),
        reset: () => this.#reload(),
        gauge: (gauge) => this.#gauge(gauge),
        ended: () => this.#miss(),
      });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'network') this.options.tellDeveloper();
      this.update({ phase: error.status === 404 ? 'missing' : 'failed' });
    }
  }

  close(): void {
    clearTimeout(this.#cutOffTimer);
    this.live.close();
  }

  /** The same comments in another order. Rejects with an ApiError. */
  async sortBy(sort: CommentSort): Promise<void> {
    const wish = (this.#sorting = {});
    this.update({ isSorting: true });
    try {
      const page = await readPage(this.read, this.articleId, sort, PAGE, null);
      if (wish !== this.#sorting) return;
      this.#expanded.clear();
      this.#settle(page.live.seq, () => addPage(emptyThreads(sort), page));
      this.update({ linked: null });
    } finally {
      this.update({ isSorting: false });
    }
  }

  /** The next page of root comments. Rejects with an ApiError. */
  async loadMore(): Promise<void> {
    const { sort, cursor } = this.value.threads;
    const page = await readPage(this.read, this.articleId, sort, PAGE, cursor);
    if (this.value.threads.sort === sort) this.#settle(page.live.seq, (threads) => addPage(threads, page));
  }

  /** The next replies of a comment. Rejects with an ApiError. */
  async loadReplies(id: string): Promise<void> {
    const seq = this.#recent.at(-1)?.seq ?? 0;
    const cursor = this.value.threads.entries.get(id)?.cursor ?? undefined;
    const page = await this.read<RepliesPage>(`/api/comments/${id}/replies`, { limit: PAGE, cursor });
    this.#expanded.add(id);
    this.#settle(seq, (threads) => addReplies(threads, id, page));
  }

  /** Shows what has arrived. In an order where it would be far away, the newest come first from now on. */
  async reveal(): Promise<void> {
    if (this.value.threads.sort === 'top') await this.sortBy('newest');
    else this.update(({ threads }) => ({ threads: reveal(threads) }));
  }

  /** Brings a comment on the page, with its context. False when it is not there (any more). */
  async openLink(id: string): Promise<boolean> {
    try {
      const context = await this.read<CommentContext>(`/api/comments/${id}/context`);
      if (context.comment.articleId !== this.articleId) return false;
      this.#settle(context.live.seq, (threads) => addContext(threads, context));
      this.update({ linked: id });
      return true;
    } catch {
      return false;
    }
  }

  /** Whether a comment was written by whoever is signed in. */
  isOwn(comment: { author: { id: string } | null }): boolean {
    return comment.author !== null && comment.author.id === this.value.account?.id;
  }

  #findArticle(): Promise<ArticleView> {
    const { article } = this.options;
    return 'id' in article
      ? this.read(`/api/articles/${article.id}`)
      : this.read('/api/articles', { url: article.url });
  }

  #apply(events: readonly LiveEvent[]): void {
    this.#recent = [...this.#recent, ...events].slice(-KEPT_EVENTS);
    const article = events.findLast((event) => event.article)?.article;
    this.options.hold();
    this.update((state) => ({
      threads: applyEvents(state.threads, events, (comment) => this.isOwn(comment)),
      own: state.own.filter(
        ({ id }) => !events.some((event) => event.comment?.id === id && event.comment.body !== null),
      ),
      ...(article && { article }),
    }));
  }

  /** Takes in what was read at `seq`, and applies again what happened since. */
  #settle(seq: number, merge: (threads: Threads) => Threads): void {
    const since = this.#recent.filter((event) => event.seq > seq);
    this.update(({ threads }) => ({
      threads: applyEvents(merge(threads), since, (comment) => this.isOwn(comment)),
    }));
  }

  /** After more was missed than the server tells. */
  async #reload(): Promise<Position> {
    const read = readAgain(this.read, this.articleId, this.value.threads, this.#expanded);
    const { threads, position } = await read.catch((error: ApiError) => {
      if (error.code === 'article.not-found') this.#miss();
      throw error;
    });
    this.#recent = [];
    this.options.hold();
    this.update({ threads, phase: 'ready' });
    this.readOwn();
    if (this.value.linked !== null) await this.openLink(this.value.linked);
    return position;
  }

  /** The article is gone: a backup from before it was brought back. */
  #miss(): void {
    this.update({ phase: 'missing', readers: 0 });
  }

  #gauge({ readers, reactions }: Gauge): void {
    this.update(({ threads }) => ({
      ...(readers !== undefined && { readers }),
      ...(reactions && { threads: setReactions(threads, reactions) }),
    }));
  }

  #watchConnection(isAway: boolean): void {
    clearTimeout(this.#cutOffTimer);
    if (isAway) this.#cutOffTimer = setTimeout(() => this.update({ isCutOff: true }), CUT_OFF_MS);
    else this.update({ isCutOff: false });
  }
}
