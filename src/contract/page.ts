import { z } from 'zod';
import { PAGE_DEFAULT, PAGE_LIMIT } from './limits.js';

/** `?limit=&cursor=` of every paged route. */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(PAGE_DEFAULT).describe('Items per page.'),
  cursor: z.string().max(200).optional().describe('`nextCursor` of the page before.'),
});

export type PageQuery = z.infer<typeof pageQuerySchema>;

/** `{items, nextCursor}`; `nextCursor` is null at the end. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export const pageSchema = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
