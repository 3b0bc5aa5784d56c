import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';

export interface ReactionRow {
  articleId: string;
  reactions: number;
  changed: boolean;
}

/** Reactions that are told of under one article. */
const UNDER_LIMIT = 1_000;

/** One statement, hence one transaction: the row and the count can only change together. Nothing when readers don't see the comment. */
const addReaction = statement(
  'reactions.add',
  `WITH target AS (SELECT id, article_id FROM comments WHERE id = $1 AND status = 'published'),
   added AS (INSERT INTO reactions (comment_id, account_id, article_id) SELECT id, $2, article_id FROM target ON CONFLICT DO NOTHING RETURNING comment_id),
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

const listUnder = statement(
  'reactions.under',
  `SELECT comment_id AS id FROM reactions WHERE account_id = $2 AND article_id = $1 ORDER BY comment_id DESC LIMIT ${UNDER_LIMIT}`,
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

  /** The comments of an article that an account has reacted to, newest comment first. */
  async idsUnder(articleId: string, accountId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(listUnder, [articleId, accountId]);
    return rows.map(({ id }) => id);
  }
}
