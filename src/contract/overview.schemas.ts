import { z } from 'zod';
import { idSchema } from '../common/ids.js';

export const overviewQuery = z.object({
  site: idSchema,
  days: z.coerce.number().int().min(1).max(30).default(7).describe('How far back the figures about decisions go.'),
});
export type OverviewQuery = z.infer<typeof overviewQuery>;

const secondsSchema = z
  .number()
  .nullable()
  .describe('From the beginning of the wait to the decision; null without any.');

const figures = {
  decided: z.int().describe('Approvals and rejections.'),
  approved: z.int(),
  medianSeconds: secondsSchema,
  p90Seconds: secondsSchema,
  reversed: z.int().describe('Decisions that were undone.'),
};

export const overviewSchema = z
  .object({
    waiting: z.int(),
    reported: z.int(),
    escalated: z.int(),
    oldestWaitingSince: z.iso.datetime().nullable(),
    ...figures,
    perDay: z
      .array(z.object({ day: z.iso.date(), decided: z.int(), medianSeconds: secondsSchema, p90Seconds: secondsSchema }))
      .describe('Every day of the time, oldest first.'),
    waitingByAge: z
      .array(z.object({ fromMinutes: z.int(), toMinutes: z.int().nullable(), waiting: z.int() }))
      .describe('What waits, by how long; each stops counting at 5000.'),
    perRule: z
      .array(z.object({ rule: z.string(), code: z.string(), decided: z.int(), approved: z.int() }))
      .describe('Held comments that were decided, by what held them; an undone decision does not count.'),
    perHour: z
      .array(z.object({ hour: z.iso.datetime(), submitted: z.int(), decided: z.int() }))
      .describe('The last 48 hours, oldest first, without gaps. Withdrawn comments are not among the submitted.'),
    me: z.object({ ...figures, perDay: z.array(z.object({ day: z.iso.date(), decided: z.int() })) }),
    moderators: z
      .array(z.object({ id: z.uuid(), name: z.string(), decided: z.int(), approved: z.int() }))
      .optional()
      .describe('For administrators.'),
    sampled: z.boolean().describe('True when there were so many decisions that only the latest 20,000 were looked at.'),
  })
  .meta({ id: 'Overview' });
export type Overview = z.infer<typeof overviewSchema>;
