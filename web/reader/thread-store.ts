import type { Entry, Threads, ThreadEvent } from './threads.js';
import type { ArticlePage, CommentContext, CommentView, RepliesPage } from '../../src/contract/comments.schemas.js';
import { Draft } from './thread-draft.js';
import type { CommentSort } from '../../src/contract/terms.js';

export const emptyThreads = (sort: CommentSort): Threads => ({
  sort,
  entries: new Map(),
  roots: [],
  arrived: [],
  upTo: null,
  cursor: null,
  total: 0,
});

/** The first page of an article, or the next one behind what is loaded. */
export function addPage(threads: Threads, page: ArticlePage): Threads {
  const draft = new Draft(threads);
  for (const { replies, ...root } of page.items) {
    draft.put(root, page.below);
    draft.addReplies(root.id, replies, page.below);
    draft.showRoot(root.id);
  }
  const last = page.items.at(-1);
  return {
    ...draft.done(),
    total: page.total,
    cursor: page.nextCursor,
    upTo: page.nextCursor === null ? null : last ? { id: last.id, reactions: last.reactions } : threads.upTo,
  };
}

/** The next replies of a comment. */
export function addReplies(threads: Threads, parentId: string, page: RepliesPage): Threads {
  const draft = new Draft(threads);
  draft.addReplies(parentId, page.items, page.below);
  draft.replyRange(parentId, page.nextCursor === null ? null : (page.items.at(-1)?.id ?? ''), page.nextCursor);
  return draft.done();
}

/** A comment that a link leads to, with what stands above and beside it. Its thread comes first on the page. */
export function addContext(threads: Threads, context: CommentContext): Threads {
  const draft = new Draft(threads);
  const { ancestors, previous, next, below } = context;
  const { replies, ...comment } = context.comment;
  const root = ancestors[0] ?? comment;
  draft.put(root, below);
  for (const child of ancestors.slice(1)) draft.addReplies(child.parentId, [child], below);
  draft.addReplies(comment.parentId, [...previous, comment, ...next], below);
  draft.addReplies(comment.id, replies, below);
  draft.moveToTop(root.id);
  return draft.done();
}

/**
 * Applies events in order. Their texts and counts are those of the moment when they were sent, so applying one again does no harm.
 * `isOwn`: comments of the reader, which show at once.
 */
export function applyEvents(
  threads: Threads,
  events: readonly ThreadEvent[],
  isOwn: (comment: CommentView) => boolean = () => false,
): Threads {
  if (events.length === 0) return threads;
  const draft = new Draft(threads);
  for (const event of events) draft.apply(event, isOwn);
  return draft.done();
}

/** The reader's own comment, as an answer brought it: it shows at once, wherever it belongs. */
export function showOwn(threads: Threads, comment: CommentView): Threads {
  const draft = new Draft(threads);
  draft.putOwn(comment);
  return draft.done();
}

/** Moves what has arrived to its places. */
export function reveal(threads: Threads): Threads {
  const draft = new Draft({ ...threads, arrived: [] });
  for (const id of threads.arrived) draft.placeRoot(id);
  return draft.done();
}

export function setReactions(threads: Threads, counts: Readonly<Record<string, number>>): Threads {
  const draft = new Draft(threads);
  for (const [id, reactions] of Object.entries(counts)) draft.change(id, { reactions });
  return draft.done();
}

/**
 * A page that was taken again, in place of what was there: roots that it shows for the first time have arrived, and wait, unless nothing was
 * on the screen before.
 */
export function replace(before: Threads, fresh: Threads): Threads {
  if (before.roots.length === 0) return fresh;
  const isKnown = new Set(before.roots);
  return {
    ...fresh,
    roots: fresh.roots.filter((id) => isKnown.has(id)),
    arrived: fresh.roots.filter((id) => !isKnown.has(id)),
  };
}

/** Published roots that have arrived; the places of removed ones are not worth an announcement. */
export const countArrived = ({ arrived, entries }: Threads): number => countPublished(arrived, entries);

/** How many replies a reader would find behind « show more »; null: some, but nobody knows how many; 0: none. */
export function missingReplies({ comment, replies, upTo }: Entry, entries: Threads['entries']): number | null {
  if (upTo === null) return 0;
  const missing = comment.replyCount - countPublished(replies, entries);
  return missing > 0 ? missing : null;
}

const countPublished = (ids: readonly string[], entries: Threads['entries']): number =>
  ids.filter((id) => entries.get(id)?.comment.status === 'published').length;
