import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../contract/page.js';
import { apart, beforeDeadline } from '../common/deadline.js';
import { isUnavailable } from '../common/unavailable.error.js';
import { representationOf, type Representation } from '../http/representation.js';

import { Signals } from '../events/signals.js';
import { PagesService } from './pages.service.js';

import { StalePages } from './stale-pages.js';
import { streamKey, type StreamKey } from '../contract/streams.js';
import type { CommentSort } from '../contract/terms.js';

/** How old a first page may be whose change another process made and did not tell of, in milliseconds. */
const KEPT = 400;

type Query = PageQuery & { sort: CommentSort };

/** A first page while it is kept. */
export class KeptPage {
  private droppedAt = Infinity;
  private readonly listeners: (() => void)[] = [];

  constructor(readonly representation: Promise<Representation>) {}

  /** Whether whoever asked at that moment, on the clock of `performance.now()`, may have it: it was not called back by then. */
  isCurrentFor(moment: number): boolean {
    return moment < this.droppedAt;
  }

  /** Calls back when the page is kept no longer, or at once when that is so already. */
  onDropped(listener: () => void): void {
    if (this.droppedAt === Infinity) this.listeners.push(listener);
    else listener();
  }

  drop(): void {
    if (this.droppedAt < Infinity) return;
    this.droppedAt = performance.now();
    for (const listener of this.listeners) listener();
  }
}

/**
 * Coalesces reads of first pages, which are the same for everybody: one is read, and all who ask meanwhile get its
 * bytes. A page tells its place in the log, so a client that follows misses nothing. A change in this process
 * drops the page before it is answered: nobody reads older than they know.
 */
@Injectable()
export class ArticlePages {
  /** First pages that were read from the database: the others came from here. */
  reads = 0;
  private readonly kept = new Map<StreamKey, Map<string, KeptPage>>();
  private readonly stale = new StalePages();
  private readonly byBytes = new WeakMap<Buffer, KeptPage>();

  constructor(
    private readonly comments: PagesService,
    signals: Signals,
  ) {
    signals.on('stream.moved', ({ stream }) => this.callBack(stream));
    signals.on('reactions.changed', ({ articleId }) => this.callBack(streamKey('article', articleId)));
  }

  /** Something on the article's pages changed, here or elsewhere: none from before is given to whoever asks from now on. */
  private callBack(stream: StreamKey): void {
    this.stale.forget(stream);
    for (const page of this.kept.get(stream)?.values() ?? []) page.drop();
  }

  /** Throws an `UnavailableError` when the database does not answer and there is no first page of the last minute either. */
  async read(articleId: string, query: Query): Promise<Representation> {
    if (query.cursor !== undefined) return this.make(articleId, query);
    return beforeDeadline(this.first(articleId, query).representation).catch((error: unknown) => {
      const stale = isUnavailable(error) ? this.stale.find(streamKey('article', articleId), nameOf(query)) : undefined;
      if (!stale) throw error;
      return stale;
    });
  }

  /** The page that these bytes are, if it is one that was kept. */
  keptAs(bytes: Buffer): KeptPage | undefined {
    return this.byBytes.get(bytes);
  }

  private first(articleId: string, query: Query): KeptPage {
    const key = streamKey('article', articleId);
    const name = nameOf(query);
    const pages = this.kept.get(key) ?? new Map<string, KeptPage>();
    const known = pages.get(name);
    if (known) return known;
    this.reads++;
    const page = new KeptPage(apart(() => this.make(articleId, query)));
    this.kept.set(key, pages.set(name, page));
    page.onDropped(() => {
      pages.delete(name);
      if (pages.size === 0) this.kept.delete(key);
    });
    page.representation.then(
      (representation) => this.remember(page, representation, key, name),
      () => page.drop(),
    );
    setTimeout(() => page.drop(), KEPT).unref();
    return page;
  }

  private remember(page: KeptPage, representation: Representation, key: StreamKey, name: string): void {
    this.byBytes.set(representation.json, page);
    if (page.isCurrentFor(performance.now())) this.stale.keep(key, name, representation);
  }

  private async make(articleId: string, query: Query): Promise<Representation> {
    return representationOf(await this.comments.articlePage(articleId, query));
  }
}

/** What tells the first pages of an article apart. */
const nameOf = ({ sort, limit }: Query): string => `${sort} ${limit}`;
