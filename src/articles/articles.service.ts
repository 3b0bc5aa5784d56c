import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { LogRepository } from '../audit/log.repository.js';
import type { Actor } from '../http/actor.js';
import { newIdAt } from '../common/ids.js';
import { type Page } from '../contract/page.js';
import { notFound, ProblemError } from '../contract/problem.error.js';
import { Clock, justAfter } from '../database/clock.js';
import { Database } from '../database/database.js';
import { newEvent } from '../events/domain-events.js';
import { EventLogRepository } from '../events/event-log.repository.js';
import { SitesRepository } from '../sites/sites.repository.js';
import type { Article } from './article.entity.js';
import { presentArticle } from './article.presenter.js';
import { ArticlesRepository } from './articles.repository.js';
import type { ArticleView, CreateArticle, FindArticles, UpdateArticle } from '../contract/articles.schemas.js';
import { decodeCursor, idCursor, toPage } from '../contract/cursor.js';
import { streamKey } from '../contract/streams.js';

/** How an article starts. */
const UNSET = { commenting: 'open', moderation: 'inherit', total: 0 } as const;

@Injectable()
export class ArticlesService {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticlesRepository,
    private readonly sites: SitesRepository,
    private readonly log: LogRepository,
    private readonly eventLog: EventLogRepository,
    private readonly clock: Clock,
  ) {}

  async get(id: string): Promise<ArticleView> {
    const article = await this.articles.find(id);
    if (!article) throw notFound('article');
    return presentArticle(article);
  }

  /** The article at an address, or, without one, a page of articles. */
  async find({ url, site, limit, cursor }: FindArticles): Promise<ArticleView | Page<ArticleView>> {
    if (url === undefined) {
      const before = decodeCursor(cursor, idCursor)?.[0] ?? null;
      return toPage(await this.articles.list(site, before, limit + 1), limit, ({ id }) => [id], presentArticle);
    }
    const article = await this.articles.findByUrl(url);
    if (!article) throw notFound('article');
    return presentArticle(article);
  }

  /** 409 `article.exists` with the id of the article that has the address already. */
  async create(actor: Actor, input: CreateArticle): Promise<ArticleView> {
    if (!(await this.sites.find(input.siteId))) throw notFound('site');
    const createdAt = this.clock.now();
    const article: Article = { ...UNSET, ...input, id: newIdAt(createdAt), createdAt };
    const { id, siteId, url, title } = article;
    const created = await this.database.transaction(async (tx) => {
      if (!(await this.articles.insert(tx, article))) return false;
      await this.eventLog.lock(tx, [streamKey('article', id)]);
      await this.log.append(
        tx,
        [{ action: 'article.create', actorId: actor.id, siteId, details: { articleId: id, url, title } }],
        createdAt,
      );
      return true;
    });
    if (!created) throw await this.exists(url);
    return presentArticle(article);
  }

  /** Opens or closes commenting, or changes who is held; every open page of the article is told. */
  async update(actor: Actor, id: string, update: UpdateArticle): Promise<ArticleView> {
    await this.get(id);
    const stream = streamKey('article', id);
    return this.database.transaction(async (tx) => {
      const last = await this.eventLog.lock(tx, [stream]);
      const article = await this.articles.findIn(tx, id);
      if (!article) throw notFound('article');
      const before = { commenting: article.commenting, moderation: article.moderation };
      const after = { ...before, ...update };
      if (isDeepStrictEqual(before, after)) return presentArticle(article);
      const at = justAfter(last, this.clock.now());
      await this.articles.update(tx, id, after);
      await this.log.append(
        tx,
        [
          {
            action: 'article.update',
            actorId: actor.id,
            siteId: article.siteId,
            details: { articleId: id, before, after },
          },
        ],
        at,
      );
      await this.eventLog.append(tx, [newEvent(stream, 'article.updated', null, null)], at);
      return presentArticle(Object.assign(article, after));
    });
  }

  private async exists(url: string): Promise<ProblemError> {
    const existing = await this.articles.findByUrl(url);
    return new ProblemError(409, 'article.exists', 'There is already an article with this address.', {
      articleId: existing?.id,
    });
  }
}
