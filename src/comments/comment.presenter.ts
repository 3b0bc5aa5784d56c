import type { AuthorReason } from './comment-reasons.js';
import type { PublicRow } from './comment-rows.js';
import type { CommentView, OwnComment } from './comments.schemas.js';

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

/** The comment with its text, for those who may see it whatever its status: its author and the site's moderators. */
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

/** The author's own view: in every status, with the reasons that may be told. */
export function presentOwn(row: PublicRow, reasons: AuthorReason[]): OwnComment {
  return { ...presentFull(row), reasons };
}
