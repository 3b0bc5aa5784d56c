import { z } from 'zod';
import { invalidRequest } from './problem.error.js';

/** The most items that one page may hold; a client that asks for more is told so. */
export const PAGE_LIMIT = 100;
export const PAGE_DEFAULT = 20;

/** `?limit=&cursor=` of every paged route. */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(PAGE_DEFAULT).describe('Items per page.'),
  cursor: z.string().max(200).optional().describe('`nextCursor` of the page before.'),
});

export type PageQuery = z.infer<typeof pageQuerySchema>;

/** The cursor of a list that is sorted by id alone. */
export const idCursor = z.tuple([z.uuid()]);

/** `{items, nextCursor}`; `nextCursor` is null at the end. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export const pageSchema = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Packs the sort key and id of the last row, so that clients treat it as opaque. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads a cursor back against the shape that the route's sort needs; 400 `request.invalid` on anything else. */
export function decodeCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalidRequest([
      { path: 'cursor', message: 'is not a cursor of this list; take `nextCursor` as it was given' },
    ]);
  }
}

/** Cuts rows fetched with `limit + 1` into a page: the extra row tells that there is more. */
export function toPage<R, T>(
  rows: R[],
  limit: number,
  key: (row: R) => (string | number)[],
  present: (row: R) => T,
): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(present),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null,
  };
}
