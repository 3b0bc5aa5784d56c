import { z } from 'zod';
import { pageSchema } from './page.js';
import { SITE_MODERATION } from './terms.js';

/** Screening compares every comment with these lists, so they are bounded. */
const WORDS_PER_LIST = 2_000;

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, href } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && href === `${origin}/`;
}

const originSchema = z
  .string()
  .max(300)
  .refine(isOrigin, 'must be an origin such as https://www.example.org, without a path')
  .transform((text) => new URL(text).origin);

const originsSchema = z
  .array(originSchema)
  .max(100)
  .transform((origins) => [...new Set(origins)])
  .describe('Origins that may embed the comments.');

const nameSchema = z.string().trim().min(1).max(200);
const moderationSchema = z
  .enum(SITE_MODERATION)
  .describe(
    '`pre`: everything waits. `post`: everything shows at once. `new-authors`: the first `holdFirst` of an account wait.',
  );
const holdFirstSchema = z.int().min(0).max(100);
export const wordsSchema = z.array(z.string().trim().min(1).max(100)).max(WORDS_PER_LIST);

const reasonSchema = z
  .strictObject({
    code: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be words of a-z and 0-9 joined by hyphens')
      .max(40),
    label: z.string().trim().min(1).max(80).describe('For moderators.'),
    message: z.string().trim().min(1).max(500).describe('For the author.'),
    policy: z.string().trim().min(1).max(1_000).optional().describe('What the charter says, for moderators.'),
  })
  .meta({ id: 'Reason' });

const reasonsSchema = z
  .array(reasonSchema)
  .min(1)
  .max(30)
  .refine((reasons) => new Set(reasons.map(({ code }) => code)).size === reasons.length, 'must have different codes')
  .nullable()
  .describe('Null: the default reasons.');

export const createSiteSchema = z
  .object({
    name: nameSchema,
    origins: originsSchema,
    moderation: moderationSchema.default('new-authors'),
    holdFirst: holdFirstSchema.default(2),
  })
  .meta({ id: 'CreateSite' });
export type CreateSite = z.infer<typeof createSiteSchema>;

export const updateSiteSchema = z
  .strictObject({
    name: nameSchema,
    origins: originsSchema,
    moderation: moderationSchema,
    holdFirst: holdFirstSchema,
    bannedWords: wordsSchema,
    watchedWords: wordsSchema,
    allowedWords: wordsSchema,
    reasons: reasonsSchema,
  })
  .partial()
  .meta({ id: 'UpdateSite' });
export type UpdateSite = z.infer<typeof updateSiteSchema>;

export const siteSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    origins: z.array(z.string()),
    moderation: z.enum(SITE_MODERATION),
    holdFirst: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Site' });
export type SiteView = z.infer<typeof siteSchema>;

/** A site in a list, with what waits and stands there. */
export const listedSiteSchema = siteSchema
  .extend({
    counts: z
      .object({ pending: z.int(), reported: z.int(), escalated: z.int(), published: z.int(), rejected: z.int() })
      .describe('Comments in each view of its queue.'),
  })
  .meta({ id: 'ListedSite' });
export type ListedSite = z.infer<typeof listedSiteSchema>;

export const sitePageSchema = pageSchema(listedSiteSchema).meta({ id: 'SitePage' });

export const siteSettingsSchema = siteSchema
  .extend({
    bannedWords: z.array(z.string()).describe('Comments with one of them are rejected.'),
    watchedWords: z.array(z.string()).describe('Comments with one of them wait for a moderator.'),
    allowedWords: z.array(z.string()).describe('Never taken for a banned or watched word.'),
    reasons: z.array(reasonSchema).nullable().describe('Null: the default reasons.'),
  })
  .meta({ id: 'SiteSettings' });
export type SiteSettings = z.infer<typeof siteSettingsSchema>;

/** A rejection reason of a site: `label` for moderators, `message` for the author, in the site's own words. */
export interface SiteReason {
  code: string;
  label: string;
  message: string;
  /** The charter's own words, for moderators to judge by. */
  policy?: string | undefined;
}
