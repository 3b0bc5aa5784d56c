import { z } from 'zod';
import { accountSchema, emailSchema } from './accounts.schemas.js';

export const lookupQuery = z.object({ email: emailSchema.describe('The whole address.') });
export type LookupQuery = z.infer<typeof lookupQuery>;

export const foundAccountSchema = accountSchema
  .pick({ id: true, name: true, email: true, roles: true, moderates: true })
  .meta({ id: 'FoundAccount' });
export type FoundAccount = z.infer<typeof foundAccountSchema>;

export const foundAccountsSchema = z.object({ items: z.array(foundAccountSchema).max(1) });
