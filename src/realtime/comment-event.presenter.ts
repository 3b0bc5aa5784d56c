import { presentFull, presentOwn, presentPublic } from '../comments/comment.presenter.js';
import { reasonsForAuthor } from '../comments/comment-reasons.js';
import type { CommentView } from '../contract/comments.schemas.js';
import type { LiveComment } from './live-comments.repository.js';
import type { Audience } from '../contract/streams.js';

/** What an event about a comment brings, beside what stands in the log. */
export interface CommentFields {
  comment: CommentView | null;
  /** Published comments of the article now. */
  total?: number;
  /** The comment that is answered, with its replies as they are counted now. */
  parent?: { id: string; replyCount: number } | null;
}

/**
 * A comment as an audience may see it at this moment, whatever it was when the event happened: a replay never brings back a text that was
 * removed since. Counts are those of now, too: the last event that names one is right.
 */
export function commentFields(audience: Audience, type: string, row: LiveComment): CommentFields {
  if (audience === 'moderation') return { comment: row.status === 'withdrawn' ? null : presentFull(row) };
  if (audience === 'account') return { comment: presentOwn(row, reasonsForAuthor(row, 'en')) };
  return {
    comment: type === 'comment.removed' ? placeLeft(row) : textNow(row),
    total: row.articleTotal,
    parent: row.parentId === null ? null : { id: row.parentId, replyCount: row.parentReplyCount ?? 0 },
  };
}

/** Null once the text may not be shown any more; the removal that follows tells what is left. */
function textNow(row: LiveComment): CommentView | null {
  return row.status === 'published' ? presentFull(row) : null;
}

/** The tombstone that keeps a thread together, or null: nothing is left, or the comment is back and a later event brings it. */
function placeLeft(row: LiveComment): CommentView | null {
  return row.status === 'published' ? null : presentPublic(row);
}
