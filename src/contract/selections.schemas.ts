import { z } from 'zod';
import { idSchema } from '../common/ids.js';
import { commentSchema } from './comments.schemas.js';
import { VIEWS } from './terms.js';

const domainSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]+$/u, 'must be a host such as example.org');

export const selectSchema = z
  .object({
    site: idSchema,
    view: z.enum(VIEWS).default('pending'),
    by: z.union([
      z.strictObject({ author: idSchema }),
      z.strictObject({ domain: domainSchema.describe('Links to that host, or to it with `www.`.') }),
      z.strictObject({ sameTextAs: idSchema.describe('A comment; those that read the same.') }),
    ]),
  })
  .meta({ id: 'Select' });
export type Select = z.infer<typeof selectSchema>;

export const selectionSchema = z
  .object({
    total: z.int().describe('Stops counting at 1000.'),
    items: z
      .array(
        z.object({
          commentId: z.uuid(),
          revision: z.int(),
          body: z.string(),
          author: z.object({ id: z.uuid(), name: z.string() }),
          status: commentSchema.shape.status,
        }),
      )
      .describe('The oldest 200.'),
  })
  .meta({ id: 'Selection' });
export type Selection = z.infer<typeof selectionSchema>;
