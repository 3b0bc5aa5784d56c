import { createHash } from 'node:crypto';
import { ProblemError } from '../contract/problem.error.js';
import type { KeyedRow } from '../pages/pages.repository.js';

/** What counts of a submission when it is sent again. `body` is normalised. */
export interface SentRequest {
  articleId: string;
  parentId: string | null;
  body: string;
}

/** What is kept of a text that was sent, to know it again when the comment has another one. */
export const digestOf = (body: string): string => createHash('sha256').update(body).digest('base64url');

/**
 * Throws 409 `idempotency.conflict` unless the request is the one that the comment was made of. Where its digest was not kept yet, the text counts as long
 * as it was not edited.
 */
export function requireSameRequest(known: KeyedRow, sent: SentRequest): void {
  const { articleId, parentId, sentDigest, editedAt } = known;
  const digest = sentDigest ?? (editedAt === null ? digestOf(known.body) : null);
  const isSameText = digest === null || digest === digestOf(sent.body);
  if (articleId === sent.articleId && parentId === sent.parentId && isSameText) return;
  throw new ProblemError(
    409,
    'idempotency.conflict',
    'This idempotency key was used for another comment. Use a new key for each comment.',
  );
}
