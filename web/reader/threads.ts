import type { CommentView } from '../../src/contract/comments.schemas.js';
import type { CommentSort } from '../../src/contract/terms.js';

/** A comment as this page knows it, with what is loaded of its replies. */
export interface Entry {
  comment: CommentView;
  /** Loaded replies, oldest first. */
  replies: readonly string[];
  /** All replies up to this id are loaded; empty: none for sure; null: all there are. */
  upTo: string | null;
  /** Goes on behind `upTo`; null: from the first reply on. */
  cursor: string | null;
}

/** What roots are sorted by. */
export type RootKey = Pick<CommentView, 'id' | 'reactions'>;

/** What is known of an article's comments, by id. A value: every change makes another. */
export interface Threads {
  sort: CommentSort;
  entries: ReadonlyMap<string, Entry>;
  /** Root comments on the screen, in their order. */
  roots: readonly string[];
  /** Root comments that came since: they wait, so that nothing moves under a reader's eyes. */
  arrived: readonly string[];
  /** The last root that pages brought; null: all there are. */
  upTo: RootKey | null;
  cursor: string | null;
  /** Published comments of all depths. */
  total: number;
}

/** What an event of an article brings, as far as the page needs it. */
export interface ThreadEvent {
  type: string;
  commentId: string | null;
  comment?: CommentView | null | undefined;
  total?: number | undefined;
  parent?: { id: string; replyCount: number } | null | undefined;
}
