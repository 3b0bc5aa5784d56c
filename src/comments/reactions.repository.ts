import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';

export interface ReactionRow {
  articleId: string;
  reactions: number;
  changed: boolean;
}

/** One statement, hence one transaction: the row and the count can only change together. Nothing when readers don't see the comment. */
const addReaction = statement(
  'reactions.add',
  `WITH target AS (SELECT id FROM comments WHERE id = $1 AND status = 'published'),
   added AS (INSERT INTO reactions (comment_id, account_id) SELECT id, $2 FROM target ON CONFLICT DO NOTHING RETURNING comment_id),
   counted AS (
     UPDATE comments c SET reactions = c.reactions + 1, reacted_at = now() FROM added WHERE c.id = added.comment_id
     RETURNING c.id, c.article_id, c.reactions
   )
   SELECT coalesce(counted.article_id, c.article_id) AS "articleId", coalesce(counted.reactions, c.reactions) AS reactions,
          counted.id IS NOT NULL AS changed
   FROM target JOIN comments c ON c.id = target.id LEFT JOIN counted ON true`,
);

const removeReaction = statement(
  'reactions.remove',
  `WITH target AS (SELECT id FROM comments WHERE id = $1 AND status = 'published'),
   removed AS (DELETE FROM reactions r USING target WHERE r.comment_id = target.id AND r.account_id = $2 RETURNING r.comment_id),
   counted AS (
     UPDATE comments c SET reactions = c.reactions - 1, reacted_at = now() FROM removed WHERE c.id = removed.comment_id
     RETURNING c.id, c.article_id, c.reactions
   )
   SELECT coalesce(counted.article_id, c.article_id) AS "articleId", coalesce(counted.reactions, c.reactions) AS reactions,
          counted.id IS NOT NULL AS changed
   FROM target JOIN comments c ON c.id = target.id LEFT JOIN counted ON true`,
);

@Injectable()
export class ReactionsRepository {
  constructor(private readonly database: Database) {}

  /** Null when the comment is not published. */
  async add(commentId: string, accountId: string): Promise<ReactionRow | null> {
    const [row] = await this.database.query<ReactionRow>(addReaction, [commentId, accountId]);
    return row ?? null;
  }

  async remove(commentId: string, accountId: string): Promise<ReactionRow | null> {
    const [row] = await this.database.query<ReactionRow>(removeReaction, [commentId, accountId]);
    return row ?? null;
  }
}
