import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement, type Statement } from '../database/statement.js';
import { searchable } from '../comments/searchable.js';
import { VIEW_FILTER } from './queue.repository.js';

import type { Select, Selection } from '../contract/selections.schemas.js';
import { VIEWS, type View } from '../contract/terms.js';

const SHOWN = 200;
const COUNTED = 1_000;
/** What comments have in common; `$2` is the author, the host, or the comment that the others read like. */
const CRITERIA = {
  author: 'c.author_id = $2::uuid',
  domain: `EXISTS (SELECT FROM comment_words w WHERE w.comment_id = c.id
             AND w.words @@ (quote_literal($2)::tsquery || quote_literal('www.' || $2)::tsquery))`,
  sameTextAs: `(c.id = $2::uuid OR c.body_key <> '' AND c.body_key = (SELECT body_key FROM comments WHERE id = $2::uuid AND status <> 'withdrawn'))`,
};
type Criterion = keyof typeof CRITERIA;

const selectStatement = (view: View, criterion: Criterion): Statement =>
  statement(
    `selections.${view}.${criterion}`,
    `WITH found AS MATERIALIZED (
       SELECT c.id FROM comments c WHERE c.site_id = $1 AND ${VIEW_FILTER[view]} AND ${CRITERIA[criterion]} ORDER BY c.id LIMIT ${COUNTED}
     )
     SELECT c.id AS "commentId", c.revision, c.body, c.status, jsonb_build_object('id', a.id, 'name', a.name) AS author,
            (SELECT count(*)::int FROM found) AS total
     FROM (SELECT id FROM found ORDER BY id LIMIT ${SHOWN}) shown JOIN comments c ON c.id = shown.id JOIN accounts a ON a.id = c.author_id
     ORDER BY c.id`,
  );

const selections = (view: View): Record<Criterion, Statement> => ({
  author: selectStatement(view, 'author'),
  domain: selectStatement(view, 'domain'),
  sameTextAs: selectStatement(view, 'sameTextAs'),
});
const SELECTIONS = new Map(VIEWS.map((view) => [view, selections(view)]));

@Injectable()
export class SelectionsRepository {
  constructor(private readonly database: Database) {}

  /** 422 `search.too-broad` when finding them takes too long. */
  async select({ site, view, by }: Select): Promise<Selection> {
    const [[criterion, value] = []] = Object.entries(by) as [Criterion, string][];
    const found = criterion && SELECTIONS.get(view)?.[criterion];
    if (!found || value === undefined) throw new Error(`no selection of ${view} by ${criterion}`);
    const rows = await this.database.search<Selection['items'][number] & { total: number }>(found, [
      site,
      criterion === 'domain' ? searchable(value) : value,
    ]);
    return {
      total: rows[0]?.total ?? 0,
      items: rows.map(({ commentId, revision, body, author, status }) => ({
        commentId,
        revision,
        body,
        author,
        status,
      })),
    };
  }
}
