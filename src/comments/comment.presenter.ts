import type { AuthorReason } from './comment-reasons.js';
import type { PublicRow } from './comment-rows.js';
import type { CommentView, OwnComment } from '../contract/comments.schemas.js';

type Place = Pick<PublicRow, 'status' | 'threadSize'>;

/** Whether readers see the comment or its place: while it is published, or something published hangs below it. */
export function isShown({ status, threadSize }: Place): boolean {
  return status === 'published' || threadSize > 0;
}

/** What everybody may see of a comment now: itself, its tombstone, or nothing. */
export function presentPublic(row: PublicRow): CommentView | null {
  if (row.status === 'published') return presentFull(row);
  return isShown(row) ? presentTombstone(row) : null;
}

/** The place that a removed comment keeps in its thread. A held one looks the same: why it is away is not the readers' business. */
function presentTombstone(row: PublicRow): CommentView {
  return {
    ...presentFull(row),
    author: null,
    body: null,
    removedBy: row.status === 'withdrawn' ? 'author' : 'moderator',
  };
}

/** The comment with its text: for its author, and for others where they may see it. */
export function presentFull(row: PublicRow): CommentView {
  return {
    id: row.id,
    articleId: row.articleId,
    parentId: row.parentId,
    author: { id: row.authorId, name: row.authorName },
    body: row.body,
    status: row.status,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    reactions: row.reactions,
    replyCount: row.replyCount,
  };
}

/** For the site's moderators, wherever they meet it: what its author took back is nobody's to read any more. */
export function presentModerated(row: PublicRow): CommentView {
  return row.status === 'withdrawn' ? { ...presentFull(row), body: null } : presentFull(row);
}

/** The author's own view: in every status, with the reasons that may be told. */
export function presentOwn(row: PublicRow, reasons: AuthorReason[]): OwnComment {
  return { ...presentFull(row), reasons };
}
