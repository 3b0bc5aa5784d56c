import { z } from 'zod';
import type { Page } from './page.js';
import { invalidRequest } from './problem.error.js';

/** The cursor of a list that is sorted by id alone. */
export const idCursor = z.tuple([z.uuid()]);

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
