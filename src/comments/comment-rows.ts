import type { Comment } from './comment.entity.js';

/** A comment as the hand-written statements read it. */
export type CommentRow = Omit<Comment, 'bodyKey' | 'rankedAt' | 'reactedAt' | 'idempotencyKey' | 'sentDigest'>;

/** With what a presenter needs beside it. */
export interface AuthoredComment extends CommentRow {
  authorName: string;
}

/** Select list of `CommentRow` over `comments c`. */
export const COMMENT_COLUMNS = `
  c.id, c.article_id AS "articleId", c.site_id AS "siteId", c.author_id AS "authorId", c.parent_id AS "parentId", c.ancestors, c.body,
  c.status, c.revision, c.created_at AS "createdAt", c.edited_at AS "editedAt", c.waiting_since AS "waitingSince", c.reasons, c.severity,
  c.decision_id AS "decisionId", c.escalation_id AS "escalationId", c.reactions, c.reply_count AS "replyCount", c.thread_size AS "threadSize", c.reports`;

/** Select list of `AuthoredComment` over `comments c JOIN accounts a`. */
export const AUTHORED_COLUMNS = `${COMMENT_COLUMNS}, a.name AS "authorName"`;

/** What readers are shown is made of this. */
export type PublicRow = Pick<
  AuthoredComment,
  | 'id'
  | 'articleId'
  | 'authorId'
  | 'authorName'
  | 'parentId'
  | 'body'
  | 'status'
  | 'revision'
  | 'createdAt'
  | 'editedAt'
  | 'reactions'
  | 'replyCount'
  | 'threadSize'
>;

/** Select list of `PublicRow` over `comments c JOIN accounts a`. */
export const PUBLIC_COLUMNS = `
  c.id, c.article_id AS "articleId", c.author_id AS "authorId", c.parent_id AS "parentId", c.body, c.status, c.revision, c.created_at AS "createdAt",
  c.edited_at AS "editedAt", c.reactions, c.reply_count AS "replyCount", c.thread_size AS "threadSize", a.name AS "authorName"`;
