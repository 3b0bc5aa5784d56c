import { QUEUE_SORTS } from './terms.js';
import { VIEWS } from './terms.js';
import { z } from 'zod';

import { idSchema } from '../common/ids.js';
import { pageQuerySchema, pageSchema } from './page.js';
import { commentSchema } from './comments.schemas.js';

import { SANCTION_KINDS } from './terms.js';
import { escalationSchema } from './decisions.schemas.js';

const siteQuery = idSchema.describe('The site.');
const viewSchema = z
  .enum(VIEWS)
  .default('pending')
  .describe(
    '`pending`: held. `reported`: published, with reports that wait. `escalated`: a second opinion is wanted. `published`, `rejected`: everything that stands so.',
  );

const sortSchema = z
  .enum(QUEUE_SORTS)
  .default('oldest')
  .describe(
    '`priority`: severity, people who read the article now, and age; where nothing waits, as `newest`. Readers count within a page.',
  );

export const queueQuery = pageQuerySchema.extend({
  site: siteQuery,
  view: viewSchema,
  sort: sortSchema,
  q: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('Words that the text or the author’s name has, or beginnings of them; case and accents do not count.'),
  author: idSchema.optional().describe('Only by that account.'),
  article: idSchema.optional().describe('Only under that article.'),
});
export type QueueQuery = z.infer<typeof queueQuery>;

export const reasonsQuery = z.object({ site: siteQuery });

/** A batch is what one moderator works off within a lease. */
export const CLAIM_LIMIT = 50;

export const claimSchema = z
  .object({
    site: siteQuery,
    view: viewSchema,
    sort: sortSchema,
    limit: z.int().min(1).max(CLAIM_LIMIT).default(1),
    except: z.array(idSchema).max(200).default([]).describe('Comments that one has skipped.'),
    resume: z
      .boolean()
      .default(false)
      .describe('Hand out what one holds already as well: after a reload, or a browser that crashed.'),
  })
  .meta({ id: 'ClaimRequest' });
export type ClaimRequest = z.infer<typeof claimSchema>;

export const holdSchema = z
  .strictObject({
    take: z.boolean().default(false).describe('Take the comment if nobody holds it.'),
    takeOver: z.boolean().default(false).describe('Take the comment whoever holds it. For administrators.'),
  })
  .nullish()
  .transform((hold) => hold ?? { take: false, takeOver: false })
  .meta({ id: 'Hold', description: 'Without a body: only go on holding what one holds.' });
export type Hold = z.infer<typeof holdSchema>;

export const claimParam = z.object({ commentId: idSchema });

const spanSchema = z.object({ start: z.int(), end: z.int() }).describe('UTF-16 units of the body.');

export const leaseSchema = z
  .object({ by: z.object({ id: z.uuid(), name: z.string() }), until: z.iso.datetime() })
  .meta({ id: 'Claim' });
export type Lease = z.infer<typeof leaseSchema>;

export const queueItemSchema = z
  .object({
    comment: commentSchema,
    article: z.object({ id: z.uuid(), url: z.string(), title: z.string(), commenting: z.enum(['open', 'closed']) }),
    parent: commentSchema.nullable(),
    author: z.object({
      id: z.uuid(),
      name: z.string(),
      joinedAt: z.iso.datetime(),
      published: z.int(),
      rejected: z.int(),
      sanctions: z.array(
        z.object({
          id: z.uuid(),
          site: z.uuid().nullable().describe('That of the comment. Null: every site.'),
          kind: z.enum(SANCTION_KINDS),
          reason: z.string(),
          until: z.iso.datetime().nullable(),
        }),
      ),
    }),
    reasons: z.array(z.object({ rule: z.string(), code: z.string(), message: z.string(), spans: z.array(spanSchema) })),
    reports: z
      .array(
        z.object({
          id: z.uuid(),
          reason: z.string(),
          note: z.string().nullable(),
          createdAt: z.iso.datetime(),
          by: z.object({ id: z.uuid(), name: z.string() }),
        }),
      )
      .describe('The latest reports that wait, at most 20; `reported` counts all.'),
    reported: z.int(),
    claim: leaseSchema.nullable(),
    escalation: escalationSchema.nullable(),
    severity: z.int().min(0).max(3).describe('0 ordinary, 1 doubtful, 2 serious, 3 severe.'),
    readers: z.int().describe('People who have the article open now.'),
    waitingSince: z.iso.datetime().nullable().describe('Null in the views where nothing waits.'),
  })
  .meta({ id: 'QueueItem' });
export type QueueItem = z.infer<typeof queueItemSchema>;

export const countsSchema = z
  .object({ pending: z.int(), reported: z.int(), escalated: z.int(), published: z.int(), rejected: z.int() })
  .meta({ id: 'QueueCounts' });
export type Counts = z.infer<typeof countsSchema>;

export const queuePageSchema = pageSchema(queueItemSchema).extend({ counts: countsSchema }).meta({ id: 'QueuePage' });
export const claimedSchema = z.object({ items: z.array(queueItemSchema) }).meta({ id: 'ClaimedItems' });
export const reasonListSchema = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      message: z.string(),
      policy: z.string().optional().describe('What the charter says, for moderators.'),
    }),
  ),
});
