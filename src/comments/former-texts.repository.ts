import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { CommentText } from './comment-text.entity.js';

const listTexts = statement(
  'texts.list',
  `SELECT comment_id AS "commentId", revision, body, replaced_at AS "replacedAt" FROM comment_texts WHERE comment_id = $1 ORDER BY revision`,
);
const forgetTexts = statement('texts.forget', `DELETE FROM comment_texts WHERE comment_id = $1`);
const pruneTexts = statement(
  'texts.prune',
  `DELETE FROM comment_texts WHERE ctid = ANY (ARRAY(SELECT ctid FROM comment_texts WHERE replaced_at < $1 LIMIT $2)) RETURNING 1`,
);

/** The texts that edits replaced. `CommentsRepository.rewrite` writes them; only moderators read them. */
@Injectable()
export class FormerTextsRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first. */
  async list(commentId: string): Promise<CommentText[]> {
    return this.database.query<CommentText>(listTexts, [commentId]);
  }

  async forget(tx: Transaction, commentId: string): Promise<void> {
    await tx.query(forgetTexts, [commentId]);
  }

  async prune(replacedBefore: Date): Promise<void> {
    await this.database.prune(pruneTexts, [replacedBefore]);
  }
}
