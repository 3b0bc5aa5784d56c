import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ReadersNow } from '../articles/readers-now.js';
import { requireModeratorOf, type Actor } from '../http/actor.js';
import { type Page } from '../contract/page.js';
import { notFound } from '../contract/problem.error.js';

import { Clock } from '../database/clock.js';

import { SitesRepository } from '../sites/sites.repository.js';
import { presentItem } from './queue.presenter.js';
import { QueueRepository, waits, type QueueRow } from './queue.repository.js';
import type { Counts, QueueItem, QueueQuery } from '../contract/queue.schemas.js';
import { byUrgency, rankedAt, type Urgent } from './urgency.js';
import { SearchRepository } from './search.repository.js';
import { decodeCursor, toPage } from '../contract/cursor.js';

import type { SiteReason } from '../contract/sites.schemas.js';
import type { Language } from '../contract/terms.js';

/** `[waitingSince, or for priority the rank by it, in ms since the epoch, or 0 where nothing waits; id]`. */
const queueCursor = z.tuple([z.int().min(0).max(8.64e15), z.uuid()]);

const isFilter = (filter: Pick<QueueQuery, 'q' | 'author' | 'article'>): boolean =>
  Object.values(filter).some((value) => value !== undefined);

/** For views where everything waits. */
const urgentOf = ({ waitingSince, severity, readers }: QueueItem): Urgent => ({
  waitingSince: new Date(waitingSince ?? 0),
  severity,
  readers,
});

/** What waits for a moderator, and what stands decided. */
@Injectable()
export class QueueService {
  constructor(
    private readonly queue: QueueRepository,
    private readonly search: SearchRepository,
    private readonly sites: SitesRepository,
    private readonly readersNow: ReadersNow,
    private readonly clock: Clock,
  ) {}

  async page(
    actor: Actor,
    { site, view, sort, limit, cursor, ...filter }: QueueQuery,
  ): Promise<Page<QueueItem> & { counts: Counts }> {
    requireModeratorOf(actor, site);
    const key = decodeCursor(cursor, queueCursor);
    const after = key && { at: new Date(key[0]), id: key[1] };
    const ids = isFilter(filter)
      ? await this.search.page({ ...filter, siteId: site, view, sort, after, limit: limit + 1 })
      : await this.queue.page(site, view, sort, after, limit + 1);
    const [items, counts] = await Promise.all([this.items(ids), this.queue.counts(site)]);
    const byRank = sort === 'priority' && waits(view);
    const cursorOf = (item: QueueItem) => {
      if (item.waitingSince === null) return [0, item.comment.id];
      const urgent = urgentOf(item);
      return [(byRank ? rankedAt(urgent) : urgent.waitingSince).getTime(), item.comment.id];
    };
    const page = toPage(items, limit, cursorOf, (item) => item);
    return { ...page, ...(byRank && { items: byUrgency(page.items, urgentOf, this.clock.now().getTime()) }), counts };
  }

  /** Whole cards for these comments, in the order given. */
  async items(ids: readonly string[]): Promise<QueueItem[]> {
    const rows = await this.queue.items(ids);
    const parents = await this.queue.parents(rows.flatMap(({ parentId }: QueueRow) => parentId ?? []));
    return rows.map((row) =>
      presentItem(row, parents.get(row.parentId ?? '') ?? null, this.readersNow.of(row.articleId)),
    );
  }

  /** The reasons to choose from; readers report with the same codes. */
  async reasons(siteId: string, language: Language): Promise<{ items: SiteReason[] }> {
    const items = await this.sites.reasons(siteId, language);
    if (!items) throw notFound('site');
    return { items };
  }
}
