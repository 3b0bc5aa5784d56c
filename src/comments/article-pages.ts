import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../common/page.js';
import { representationOf, type Representation } from '../common/representation.js';
import { streamKey, type StreamKey } from '../events/domain-events.js';
import { Signals } from '../events/signals.js';
import { CommentsService } from './comments.service.js';
import type { Sort } from './comments.schemas.js';

/** How old a first page may be that a change in another process has not called back, in milliseconds. */
const KEPT = 400;

type Query = PageQuery & { sort: Sort };

/**
 * Pages of articles as bytes. They are the same for everybody, so of those who want a first page at about the same time one has it read and
 * all get it. A page tells its place in the log, hence a client that follows from there misses nothing, however old the page is. A
 * change in this process calls the page back before the change is answered: whoever changed something, or hears of it, never reads an older page.
 * Reaction counts only age out: open pages are told of those that changed lately.
 */
@Injectable()
export class ArticlePages {
  /** First pages that were read from the database: the others came from here. */
  reads = 0;
  private readonly kept = new Map<StreamKey, Map<string, Promise<Representation>>>();

  constructor(
    private readonly comments: CommentsService,
    signals: Signals,
  ) {
    signals.on('stream.moved', ({ stream }) => this.kept.delete(stream));
  }

  async read(articleId: string, query: Query): Promise<Representation> {
    return query.cursor === undefined ? this.first(articleId, query) : this.make(articleId, query);
  }

  private first(articleId: string, query: Query): Promise<Representation> {
    const key = streamKey('article', articleId);
    const name = `${query.sort} ${query.limit}`;
    const pages = this.kept.get(key) ?? new Map<string, Promise<Representation>>();
    const known = pages.get(name);
    if (known) return known;
    this.reads++;
    const page = this.make(articleId, query);
    this.kept.set(key, pages.set(name, page));
    const drop = (): void => {
      if (pages.get(name) === page) pages.delete(name);
      if (pages.size === 0 && this.kept.get(key) === pages) this.kept.delete(key);
    };
    setTimeout(drop, KEPT).unref();
    page.catch(drop);
    return page;
  }

  private async make(articleId: string, query: Query): Promise<Representation> {
    return representationOf(await this.comments.articlePage(articleId, query));
  }
}
