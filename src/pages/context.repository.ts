import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement, type Statement } from '../database/statement.js';
import { AUTHORED_COLUMNS, type AuthoredComment, type CommentRow } from '../comments/comment-rows.js';
import { FIRST_REPLIES, shown } from './pages.repository.js';

/** How many shown siblings stand on each side of the comment. */
export const SIBLINGS = 3;

export type ContextRole = 'ancestor' | 'comment' | 'previous' | 'next' | 'reply';

/** A comment around a permalink. `nth` counts ancestors from the root down, siblings away from the comment, replies from the oldest. */
export interface ContextRow extends AuthoredComment {
  role: ContextRole;
  nth: number;
  epoch: string;
  seq: number;
}

/** Siblings of a root are the article's roots; `family` is what the index of that list needs. */
const contextStatement = (name: string, family: string): Statement =>
  statement(
    `comments.context.${name}`,
    `WITH target AS MATERIALIZED (SELECT c.* FROM comments c WHERE c.id = $1 AND (${shown})),
     listed AS (
       SELECT 'comment' AS role, id, 0 AS nth FROM target
       UNION ALL
       SELECT 'ancestor', above.id, above.nth FROM target CROSS JOIN LATERAL unnest(target.ancestors) WITH ORDINALITY AS above (id, nth)
       UNION ALL
       SELECT 'previous', near.id, near.nth FROM target CROSS JOIN LATERAL (
         SELECT c.id, row_number() OVER (ORDER BY c.id DESC) AS nth FROM comments c
         WHERE ${family} AND (${shown}) AND c.id < $1 ORDER BY c.id DESC LIMIT ${SIBLINGS + 1}
       ) near
       UNION ALL
       SELECT 'next', near.id, near.nth FROM target CROSS JOIN LATERAL (
         SELECT c.id, row_number() OVER (ORDER BY c.id) AS nth FROM comments c
         WHERE ${family} AND (${shown}) AND c.id > $1 ORDER BY c.id LIMIT ${SIBLINGS + 1}
       ) near
       UNION ALL
       SELECT 'reply', below.id, below.nth FROM target CROSS JOIN LATERAL (
         SELECT c.id, row_number() OVER (ORDER BY c.id) AS nth FROM comments c
         WHERE c.parent_id = $1 AND (${shown}) ORDER BY c.id LIMIT ${FIRST_REPLIES}
       ) below
     )
     SELECT listed.role, listed.nth::int, (SELECT live_epoch()) AS epoch,
            coalesce((SELECT seq FROM streams WHERE key = 'article:' || c.article_id::text), 0) AS seq, ${AUTHORED_COLUMNS}
     FROM listed JOIN comments c ON c.id = listed.id JOIN accounts a ON a.id = c.author_id
     ORDER BY listed.role, listed.nth`,
  );

const ofRoot = contextStatement('root', 'c.article_id = $2 AND c.parent_id IS NULL');
const ofReply = contextStatement('reply', 'c.parent_id = $2');

/** What stands around one comment, at the same cost in a thread of ten as in one of thousands. */
@Injectable()
export class ContextRepository {
  constructor(private readonly database: Database) {}

  /** Ancestors, siblings on both sides (one more than are shown, to tell whether there are more) and first replies, in one snapshot; none when it is not shown. */
  async around({ id, parentId, articleId }: Pick<CommentRow, 'id' | 'parentId' | 'articleId'>): Promise<ContextRow[]> {
    return parentId === null
      ? this.database.query<ContextRow>(ofRoot, [id, articleId])
      : this.database.query<ContextRow>(ofReply, [id, parentId]);
  }
}
