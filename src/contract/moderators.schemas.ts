import { z } from 'zod';
import { idSchema } from '../common/ids.js';
import { pageSchema } from './page.js';

export const moderatorParams = z.object({ id: idSchema, accountId: idSchema });
export type ModeratorParams = z.infer<typeof moderatorParams>;

export const moderatorSchema = z
  .object({ id: z.uuid(), name: z.string(), email: z.string() })
  .meta({ id: 'Moderator', description: 'An account that moderates a site.' });
export type Moderator = z.infer<typeof moderatorSchema>;

export const moderatorPageSchema = pageSchema(moderatorSchema).meta({ id: 'ModeratorPage' });
