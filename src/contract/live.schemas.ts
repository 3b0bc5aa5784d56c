import { seqSchema, wireEventSchema } from './events.js';
import { idSchema } from '../common/ids.js';
import { problemCodeSchema } from './problem.schema.js';
import type { StreamName } from './streams.js';
import { z } from 'zod';
import { countsSchema, leaseSchema } from './queue.schemas.js';

const NAMED = /^(article|moderation):(.+)$/;

export const streamNameSchema = z
  .string()
  .max(64)
  .transform((name) => name.toLowerCase())
  .refine(
    (name): name is StreamName => name === 'account' || idSchema.safeParse(NAMED.exec(name)?.[2]).success,
    'must be article:<id>, moderation:<siteId> or account',
  )
  .meta({ description: '`article:<id>` (everybody), `moderation:<siteId>` (its moderators) or `account` (oneself).' });

const seq = seqSchema;
const epoch = z
  .string()
  .max(200)
  .meta({ description: 'Names one history of the log. Numbers of another epoch mean nothing here.' });
const stream = z.string().meta({ description: 'The stream, as it was subscribed.' });

/** What a client has: the last number that it applied, and the history that it belongs to. */
export const sinceSchema = z.object({
  epoch: epoch.optional().meta({ description: '`epoch` of the page or message that `after` comes from.' }),
  after: z
    .number()
    .pipe(seq)
    .optional()
    .meta({ description: 'The last number applied. Without it one joins at the head.' }),
});
export type Since = z.infer<typeof sinceSchema>;

export const eventsQuery = z.object({ epoch: epoch.optional(), after: z.coerce.number().pipe(seq).optional() });

export const subscribeSchema = sinceSchema
  .extend({ stream: streamNameSchema })
  .meta({ id: 'Subscribe', description: 'Join a stream, and receive what was missed since a position.' });

export const unsubscribeSchema = z
  .object({ stream: streamNameSchema })
  .meta({ id: 'Unsubscribe', description: 'Leave a stream. Leaving one that was not joined is no fault.' });

export const catchUpSchema = z
  .object({
    epoch,
    head: seq.meta({ description: 'The position that one has after the events.' }),
    reset: z
      .boolean()
      .meta({ description: 'What was missed cannot be told: take the page again, and subscribe with its position.' }),
    events: z.array(wireEventSchema),
  })
  .meta({ id: 'CatchUp' });
export type CatchUp = z.infer<typeof catchUpSchema>;

export const subscribedSchema = catchUpSchema
  .extend({ ok: z.literal(true), stream })
  .meta({ id: 'Subscribed', description: 'Joined, unless `reset`: then nothing follows until one subscribes again.' });
export type Subscribed = z.infer<typeof subscribedSchema>;

export const doneSchema = z.object({ ok: z.literal(true) }).meta({ id: 'Done' });
export const refusedSchema = z
  .object({
    ok: z.literal(false),
    code: problemCodeSchema,
    message: z.string(),
  })
  .meta({ id: 'Refused', description: 'What was asked is not done.' });
export type Refused = z.infer<typeof refusedSchema>;
export type Done = z.infer<typeof doneSchema>;

export const eventsSchema = z.object({ stream, epoch, from: seq, to: seq, events: z.array(wireEventSchema) }).meta({
  id: 'Events',
  description: 'Every change numbered `from..to`, in order, without holes; the next one starts at `to + 1`.',
});
export type EventsMessage = z.infer<typeof eventsSchema>;

export const headSchema = z.object({ stream, epoch, head: seq }).meta({
  id: 'Head',
  description: 'Where the stream stands, at least every 25 s. Whoever has less subscribes again.',
});
export type HeadMessage = z.infer<typeof headSchema>;

export const gaugeSchema = z
  .object({
    stream,
    readers: z.int().optional().meta({ description: 'Open connections to the article.' }),
    reactions: z
      .record(z.uuid(), z.int())
      .optional()
      .meta({ description: 'Reactions by comment; others stay as they were.' }),
    counts: countsSchema.optional().meta({ description: 'Comments in each view of the queue.' }),
    claims: z
      .record(z.uuid(), leaseSchema.nullable())
      .optional()
      .meta({ description: 'Who looks at which comment; null: nobody any more. Others stay as they were.' }),
  })
  .meta({ id: 'Gauge', description: 'Values of which the last one counts. Not numbered, and not replayed.' });
export type Gauge = z.infer<typeof gaugeSchema>;

export const endedSchema = z
  .object({
    stream,
    code: problemCodeSchema,
  })
  .meta({
    id: 'Ended',
    description:
      'The right to a protected stream has ended, and nothing more of it comes: `auth.expired`, `access.denied`, `account.banned` or `service.unavailable`.',
  });
export type Ended = z.infer<typeof endedSchema>;
