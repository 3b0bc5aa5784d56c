import { z } from 'zod';

import { idSchema } from '../common/ids.js';
import { SANCTION_KINDS } from './terms.js';

export const sanctionParams = z.object({ id: idSchema, sid: idSchema });
export type SanctionParams = z.infer<typeof sanctionParams>;

/** Strict: a misspelt `site` would sanction on every site. */
export const imposeSchema = z
  .strictObject({
    site: idSchema
      .nullable()
      .optional()
      .describe(
        'Where it holds; null, for administrators: on every site. Left out: every site for administrators, and the one that they moderate for others.',
      ),
    kind: z
      .enum(SANCTION_KINDS)
      .describe(
        '`warn`: the person is told. `premoderate`: all comments wait. `suspend` and `ban`: may read, not write.',
      ),
    until: z.iso
      .datetime({ offset: true })
      .nullish()
      .transform((until) => (typeof until === 'string' ? new Date(until) : null))
      .describe('When it ends by itself; needed for `suspend`. Null: never.'),
    reason: z.string().trim().min(1).max(500).describe('Shown to the person.'),
  })
  .meta({ id: 'Impose' });
export type Impose = z.infer<typeof imposeSchema>;

export const sanctionSchema = z
  .object({
    id: z.uuid(),
    accountId: z.uuid(),
    site: z.uuid().nullable().describe('Null: every site.'),
    kind: z.enum(SANCTION_KINDS),
    reason: z.string(),
    until: z.iso.datetime().nullable(),
    by: z.object({ id: z.uuid(), name: z.string() }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Sanction' });
export type SanctionView = z.infer<typeof sanctionSchema>;
