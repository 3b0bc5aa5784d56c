import { z } from 'zod';
import { idSchema } from '../common/ids.js';
import { pageQuerySchema, pageSchema } from './page.js';

const momentSchema = z.iso.datetime({ offset: true }).transform((moment) => new Date(moment));

export const logQuerySchema = pageQuerySchema.extend({
  site: idSchema.optional(),
  comment: idSchema.optional(),
  moderator: idSchema.optional().describe('Who did it.'),
  account: idSchema.optional().describe('To whom it was done.'),
  action: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .describe('Beginning of the action, such as `comment.` or `account.ban`.'),
  from: momentSchema.optional(),
  to: momentSchema.optional().describe('Before that moment.'),
});
export type LogFilter = z.infer<typeof logQuerySchema>;

export const logEntrySchema = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    action: z.string().describe('What was done, as `noun.verb`: `comment.approve`, `account.ban`, `site.update`.'),
    actor: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('Null: screening did it.'),
    siteId: z.uuid().nullable(),
    commentId: z.uuid().nullable(),
    accountId: z.uuid().nullable().describe('The account that it was done to.'),
    account: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    excerpt: z.string().nullable().describe('The beginning of the comment, while its author has not withdrawn it.'),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'LogEntry' });
export type LogEntryView = z.infer<typeof logEntrySchema>;

export const logPageSchema = pageSchema(logEntrySchema).meta({ id: 'LogPage' });
