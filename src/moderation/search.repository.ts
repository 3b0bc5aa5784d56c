import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement, type Statement } from '../database/statement.js';
import { DIRECTIONS, VIEW_FILTER, waits, type QueueKey } from './queue.repository.js';
import { QUEUE_SORTS, VIEWS, type QueueSort, type View } from './queue.schemas.js';
import { searchTerms } from './search-terms.js';

/** What a moderator waits for at most, in milliseconds. */
const DEADLINE_MS = 3_000;

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
  const { compare, order } = DIRECTIONS[sort];
  const keys = waits(view) ? ['c.waiting_since', 'c.id'] : ['c.id'];
  const after = waits(view)
    ? `(c.waiting_since, c.id) ${compare} ($3::timestamptz, $4::uuid)`
    : `c.id ${compare} $4::uuid`;
  return statement(
    `search.${view}.${sort}.${words ? 'words' : 'plain'}`,
    `SELECT c.id FROM comments c ${words ? `JOIN comment_words w ON w.comment_id = c.id AND w.words @@ to_tsquery('simple', $7)` : ''}
     WHERE c.site_id = $1 AND ${VIEW_FILTER[view]} AND ${after} AND $3::timestamptz IS NOT NULL
       AND ($5::uuid IS NULL OR c.author_id = $5) AND ($6::uuid IS NULL OR c.article_id = $6)
     ORDER BY ${keys.map((key) => `${key} ${order}`).join(', ')} LIMIT $2`,
  );
};

const SEARCHES = new Map(
  VIEWS.flatMap((view) =>
    QUEUE_SORTS.flatMap((sort) =>
      [true, false].map((words) => [`${view}.${sort}.${words}`, searchStatement(view, sort, words)] as const),
    ),
  ),
);

/** Looks for comments in a view of the queue. Which index serves best depends on what is looked for, so each search is planned for itself. */
@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  /** The ids of one page, in order. 422 `search.too-broad` when so much fits that looking through it takes too long. */
  async page({ siteId, view, sort, q, author, article, after, limit }: Search): Promise<string[]> {
    const terms = q === undefined ? null : searchTerms(q);
    if (terms === '') return [];
    const found = SEARCHES.get(`${view}.${sort}.${terms !== null}`);
    if (!found) throw new Error(`no search of ${view} by ${sort}`);
    const { at, id } = DIRECTIONS[sort];
    const key = [after?.at ?? at, after?.id ?? id];
    const values = [siteId, limit, ...key, author ?? null, article ?? null, ...(terms === null ? [] : [terms])];
    return (await this.database.search<{ id: string }>(found, values, DEADLINE_MS)).map((row) => row.id);
  }
}
