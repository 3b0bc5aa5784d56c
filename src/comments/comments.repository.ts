import { Injectable } from '@nestjs/common';
import type { Queryable, Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { Reason } from '../screening/verdict.js';

import { HEAD_START_MINUTES, severityOfReasons } from './severity.js';
import { searchable } from './searchable.js';
import { AUTHORED_COLUMNS, COMMENT_COLUMNS, type AuthoredComment, type CommentRow } from './comment-rows.js';
import type { CommentStatus } from '../contract/terms.js';

/** A comment about to be written. */
export interface NewComment {
  id: string;
  articleId: string;
  siteId: string;
  authorId: string;
  authorName: string;
  parent: { id: string; ancestors: readonly string[] } | null;
  body: string;
  bodyKey: string;
  status: CommentStatus;
  reasons: readonly Reason[];
  idempotencyKey: string | null;
  sentDigest: string | null;
  at: Date;
}

/** Where a comment stands. */
export interface CommentPlace {
  id: string;
  articleId: string;
  siteId: string;
}

/** What a comment becomes. Its revision grows by one and its claim ends, whatever the change is. */
export interface CommentUpdate {
  id: string;
  status: CommentStatus;
  waitingSince: Date | null;
  decisionId: string | null;
  escalationId: string | null;
  reports: number;
}

/** The place in the queue of what waits since then, as an expression. */
export const rankExpression = (since: string, severity: string): string =>
  `${since} - ${severity} * interval '${HEAD_START_MINUTES} minutes'`;

/** What a comment is found by: its author's name before its text. */
const words = (name: string, body: string): string =>
  `setweight(to_tsvector('simple', ${name}), 'A') || to_tsvector('simple', ${body})`;

/** Lists of ancestors differ in length, which arrays of arrays may not: they come as text, `{id,id}`. */
const insertComments = statement(
  'comments.insert',
  `WITH given AS (
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::jsonb[], $12::text[], $13::text[], $14::text[], $15::smallint[], $16::text[])
       AS g (id, article_id, site_id, author_id, parent_id, ancestors, body, body_key, status, at, reasons, idempotency_key, name_words, body_words, severity, sent_digest)
   ), inserted AS (
     INSERT INTO comments (id, article_id, site_id, author_id, parent_id, ancestors, body, body_key, status, created_at, waiting_since, ranked_at, severity, reasons, idempotency_key, sent_digest)
     SELECT id, article_id, site_id, author_id, parent_id, ancestors::uuid[], body, body_key, status, at, CASE WHEN status = 'pending' THEN at END,
            CASE WHEN status = 'pending' THEN ${rankExpression('at', 'severity')} END, severity, reasons, idempotency_key, sent_digest
     FROM given
     ON CONFLICT (author_id, idempotency_key) DO NOTHING
     RETURNING *
   ), found_by AS (
     INSERT INTO comment_words (comment_id, words) SELECT id, ${words('name_words', 'body_words')} FROM inserted JOIN given USING (id)
   )
   SELECT ${COMMENT_COLUMNS} FROM inserted c`,
);

const lockComments = statement(
  'comments.lock',
  `SELECT ${AUTHORED_COLUMNS} FROM comments c JOIN accounts a ON a.id = c.author_id WHERE c.id = ANY ($1) ORDER BY c.id FOR NO KEY UPDATE OF c`,
);

const findPlaces = statement(
  'comments.places',
  `SELECT id, article_id AS "articleId", site_id AS "siteId" FROM comments WHERE id = ANY ($1)`,
);

const updateComments = statement(
  'comments.update',
  `WITH claims_ended AS (DELETE FROM claims WHERE comment_id = ANY ($1::uuid[]))
   UPDATE comments c SET revision = c.revision + 1, status = u.status, waiting_since = u.waiting_since, decision_id = u.decision_id, reports = u.reports, escalation_id = u.escalation_id,
     ranked_at = ${rankExpression('u.waiting_since', 'c.severity')}
   FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::uuid[], $5::int[], $6::uuid[]) AS u (id, status, waiting_since, decision_id, reports, escalation_id)
   WHERE c.id = u.id
   RETURNING ${COMMENT_COLUMNS}`,
);

const rewriteComment = statement(
  'comments.rewrite',
  `WITH former AS (
     INSERT INTO comment_texts (comment_id, revision, body, replaced_at)
     SELECT id, revision, body, $5 FROM comments WHERE id = $1 AND body <> $2
   ), found_by AS (
     UPDATE comment_words SET words = ${words('$6', '$7')} WHERE comment_id = $1
   )
   UPDATE comments SET body = $2, body_key = $3, reasons = $4, edited_at = $5,
     severity = CASE WHEN reports > 0 THEN greatest(severity, $8) ELSE $8 END
   WHERE id = $1`,
);

/** The rows of comments, inside a transaction of `CommentChanges`. */
@Injectable()
export class CommentsRepository {
  /** The new rows by id; one is missing where its author's idempotency key has a comment already (written by whoever came first). */
  async insert(tx: Transaction, comments: readonly NewComment[]): Promise<Map<string, CommentRow>> {
    if (comments.length === 0) return new Map();
    const rows = await tx.query<CommentRow>(insertComments, [
      comments.map(({ id }) => id),
      comments.map(({ articleId }) => articleId),
      comments.map(({ siteId }) => siteId),
      comments.map(({ authorId }) => authorId),
      comments.map(({ parent }) => parent?.id ?? null),
      comments.map(({ parent }) => (parent === null ? '{}' : `{${[...parent.ancestors, parent.id].join()}}`)),
      comments.map(({ body }) => body),
      comments.map(({ bodyKey }) => bodyKey),
      comments.map(({ status }) => status),
      comments.map(({ at }) => at),
      comments.map(({ reasons }) => JSON.stringify(reasons)),
      comments.map(({ idempotencyKey }) => idempotencyKey),
      comments.map(({ authorName }) => searchable(authorName)),
      comments.map(({ body }) => searchable(body)),
      comments.map(({ reasons }) => severityOfReasons(reasons)),
      comments.map(({ sentDigest }) => sentDigest),
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Where these comments stand, which never changes: what `CommentChanges.run` has to be alone with. Unknown ids are left out. */
  async places(on: Queryable, ids: readonly string[]): Promise<CommentPlace[]> {
    return on.query<CommentPlace>(findPlaces, [ids]);
  }

  /** Reads and locks, as they stand now; unknown ids are left out. */
  async lock(tx: Transaction, ids: readonly string[]): Promise<Map<string, AuthoredComment>> {
    const rows = await tx.query<AuthoredComment>(lockComments, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async update(tx: Transaction, updates: readonly CommentUpdate[]): Promise<Map<string, CommentRow>> {
    const rows = await tx.query<CommentRow>(updateComments, [
      updates.map(({ id }) => id),
      updates.map(({ status }) => status),
      updates.map(({ waitingSince }) => waitingSince),
      updates.map(({ decisionId }) => decisionId),
      updates.map(({ reports }) => reports),
      updates.map(({ escalationId }) => escalationId),
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Another text, and what screening found in it; the former one is kept aside. `update` follows in the same transaction: it sets the status and counts the revision. */
  async rewrite(
    tx: Transaction,
    id: string,
    text: { body: string; bodyKey: string; reasons: readonly Reason[]; authorName: string },
    at: Date,
  ): Promise<void> {
    await tx.query(rewriteComment, [
      id,
      text.body,
      text.bodyKey,
      JSON.stringify(text.reasons),
      at,
      searchable(text.authorName),
      searchable(text.body),
      severityOfReasons(text.reasons),
    ]);
  }
}
