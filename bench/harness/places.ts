import { Incomplete } from './bench.js';
import { ask, expectJson } from './requests.js';
import { encodeCursor } from '../../src/contract/cursor.js';

export type Sort = 'newest' | 'oldest' | 'top';

interface Root {
  id: string;
  reactions: number;
}

const LIMIT = 100;

/**
 * Cursors behind the roots `from` to `from + count` of an article, found by paging there as a reader would. Pages that begin at different
 * places are different pages, so nothing that keeps pages can answer for the database.
 */
export async function placesIn(
  url: string,
  article: string,
  sort: Sort,
  from: number,
  count: number,
): Promise<string[]> {
  const roots: Root[] = [];
  let cursor: string | null = '';
  for (let passed = 0; passed < from + count && cursor !== null; passed += LIMIT) {
    const path: string = `/api/articles/${article}/comments?sort=${sort}&limit=${LIMIT}${cursor && `&cursor=${cursor}`}`;
    const page = expectJson(await ask(url, { path }), 200) as { items: Root[]; nextCursor: string | null };
    if (passed + LIMIT > from) roots.push(...page.items.slice(Math.max(0, from - passed)));
    cursor = page.nextCursor;
  }
  if (roots.length < count) throw new Incomplete(`only ${roots.length} roots at ${from}`);
  return roots.slice(0, count).map(({ id, reactions }) => encodeCursor([id, reactions]));
}
