import type { ArticlePage, RepliesPage } from '../../src/contract/comments.schemas.js';
import type { Call } from '../shared/request.js';
import type { Position } from '../shared/live-client.js';
import { addPage, addReplies, emptyThreads, replace } from './thread-store.js';
import type { CommentSort } from '../../src/contract/terms.js';
import type { Threads } from './threads.js';

/** How many comments or replies come at once. */
export const PAGE = 20;
/** As many as the server gives at once. */
const MOST = 100;

/** Reads from the API. Rejects with an ApiError. */
export type Read = <T>(path: string, query?: Call['query']) => Promise<T>;

export function readPage(
  read: Read,
  articleId: string,
  sort: CommentSort,
  limit: number,
  cursor: string | null,
): Promise<ArticlePage> {
  return read(`/api/articles/${articleId}/comments`, { sort, limit, cursor: cursor ?? undefined });
}

/** Reads everything again that is on the screen, with the position of its first page. Nothing moves: what is new waits. */
export async function readAgain(
  read: Read,
  articleId: string,
  before: Threads,
  expanded: Iterable<string>,
): Promise<{ threads: Threads; position: Position }> {
  const wanted = Math.max(PAGE, before.roots.length);
  let position: Position | undefined;
  let fresh = emptyThreads(before.sort);
  do {
    const limit = Math.min(MOST, wanted - fresh.roots.length);
    const page = await readPage(read, articleId, before.sort, limit, fresh.cursor);
    position ??= page.live;
    fresh = addPage(fresh, page);
  } while (fresh.cursor !== null && fresh.roots.length < wanted);
  for (const id of expanded) {
    fresh = await readReplies(read, fresh, id, before.entries.get(id)?.replies.length ?? 0);
  }
  return { threads: replace(before, fresh), position };
}

async function readReplies(read: Read, threads: Threads, id: string, wanted: number): Promise<Threads> {
  let fresh = threads;
  for (;;) {
    const entry = fresh.entries.get(id);
    if (!entry || entry.upTo === null || entry.replies.length >= wanted) return fresh;
    const query = { limit: MOST, cursor: entry.cursor ?? undefined };
    fresh = addReplies(fresh, id, await read<RepliesPage>(`/api/comments/${id}/replies`, query));
  }
}
