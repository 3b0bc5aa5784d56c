import { MAX_DEPTH } from '../contract/limits.js';
import { EDIT_WINDOW_MINUTES } from '../contract/limits.js';
import { requireMayWrite, type Actor } from '../http/actor.js';
import { forbidden, notFound, ProblemError } from '../contract/problem.error.js';
import type { CommentRow } from '../comments/comment-rows.js';
import type { SubmissionFacts } from './facts.repository.js';

/** Whether anybody may write under an article. Who may write is said elsewhere (the guard, `requireMayWrite`), and what is written screening's. */
export function requireOpen({ commenting }: SubmissionFacts['article']): void {
  if (commenting === 'closed') throw new ProblemError(403, 'comment.closed', 'Comments on this article are closed.');
}

/** An answer needs something published to answer, under the same article. */
export function requireMayAnswer(
  articleId: string,
  parent: SubmissionFacts['parent'],
): asserts parent is NonNullable<typeof parent> {
  if (!parent || parent.articleId !== articleId || parent.status === 'pending') {
    throw new ProblemError(404, 'comment.parent-not-found', 'The comment that you answer does not exist.');
  }
  if (parent.status !== 'published') {
    throw new ProblemError(409, 'comment.parent-removed', 'The comment that you answer is not there any more.');
  }
  if (parent.ancestors.length + 1 > MAX_DEPTH) {
    throw new ProblemError(409, 'comment.too-deep', 'This thread is as deep as it may get; please answer further up.');
  }
}

/** Whether the actor may change this text now. `revision` is the one that the author saw. */
export function requireMayEdit(
  actor: Actor,
  comment: CommentRow | undefined,
  revision: number,
  now: Date,
): asserts comment is CommentRow {
  requireOwn(actor, comment);
  if (comment.status === 'rejected' || comment.status === 'withdrawn') {
    throw new ProblemError(409, 'comment.not-editable', 'A comment that was rejected or withdrawn cannot be changed.');
  }
  if (comment.revision !== revision) {
    throw new ProblemError(
      409,
      'comment.conflict',
      'The comment has changed since you loaded it; look at it again first.',
      {
        revision: comment.revision,
      },
    );
  }
  if (now.getTime() - comment.createdAt.getTime() > EDIT_WINDOW_MINUTES * 60_000) {
    throw new ProblemError(
      403,
      'comment.edit-window-over',
      `A comment can be changed for ${EDIT_WINDOW_MINUTES} minutes.`,
    );
  }
}

/**
 * Others may know of a published comment, so they are told that it is not theirs; of anything else they know nothing. Whoever may not write on its site
 * may not touch it either.
 */
export function requireOwn(actor: Actor, comment: CommentRow | undefined): asserts comment is CommentRow {
  if (!comment) throw notFound('comment');
  if (comment.authorId === actor.id) return requireMayWrite(actor, comment.siteId);
  throw comment.status === 'published' ? forbidden('This comment is somebody else’s.') : notFound('comment');
}
