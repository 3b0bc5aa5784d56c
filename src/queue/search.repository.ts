import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement, type Statement } from '../database/statement.js';
import { orderOf, sorted, perSort, VIEW_FILTER, type QueueKey } from './queue.repository.js';

import { searchTerms } from './search-terms.js';
import type { QueueSort, View } from '../contract/terms.js';

export interface Search {
  siteId: string;
  view: View;
  sort: QueueSort;
  q?: string | undefined;
  author?: string | undefined;
  article?: string | undefined;
  after: QueueKey | null;
  limit: number;
}

/** `$3` tells apart only what waits; elsewhere it is named so that all searches take the same values. */
const searchStatement = (view: View, sort: QueueSort, words: boolean): Statement => {
  const order = orderOf(view, sort);
  const { key, compare } = order;
  const after = key === null ? `c.id ${compare} $4::uuid` : `(${key}, c.id) ${compare} ($3::timestamptz, $4::uuid)`;
  return statement(
    `search.${view}.${sort}.${words ? 'words' : 'plain'}`,
    `SELECT c.id FROM comments c ${words ? `JOIN comment_words w ON w.comment_id = c.id AND w.words @@ to_tsquery('simple', $7)` : ''}
     WHERE c.site_id = $1 AND ${VIEW_FILTER[view]} AND ${after} AND $3::timestamptz IS NOT NULL
       AND ($5::uuid IS NULL OR c.author_id = $5) AND ($6::uuid IS NULL OR c.article_id = $6)
     ORDER BY ${sorted(order)} LIMIT $2`,
  );
};

const BY_WORDS = perSort((view, sort) => searchStatement(view, sort, true));
const BY_PLACE = perSort((view, sort) => searchStatement(view, sort, false));

/** Looks for comments in a view of the queue. Which index serves best depends on what is looked for, so each search is planned for itself. */
@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  /** The ids of one page, in order. 422 `search.too-broad` when so much fits that looking through it takes too long. */
  async page({ siteId, view, sort, q, author, article, after, limit }: Search): Promise<string[]> {
    const terms = q === undefined ? null : searchTerms(q);
    if (terms === '') return [];
    const found = (terms === null ? BY_PLACE : BY_WORDS)[view][sort];
    const { at, id } = orderOf(view, sort);
    const key = [after?.at ?? at, after?.id ?? id];
    const values = [siteId, limit, ...key, author ?? null, article ?? null, ...(terms === null ? [] : [terms])];
    return (await this.database.search<{ id: string }>(found, values)).map((row) => row.id);
  }
}
