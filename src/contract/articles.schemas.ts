import { z } from 'zod';
import { idSchema } from '../common/ids.js';
import { pageQuerySchema, pageSchema } from './page.js';
import { ARTICLE_MODERATION, COMMENTING } from './terms.js';

/** http(s), in the form that browsers give it, without the fragment: `#comments` is the same page. */
const urlSchema = z
  .string()
  .max(2_000)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'must be an http or https address')
  .transform((text) => {
    const url = new URL(text);
    url.hash = '';
    return url.href;
  });

const commentingSchema = z.enum(COMMENTING);
const moderationSchema = z.enum(ARTICLE_MODERATION).describe('`inherit`: as the site has it.');

export const createArticleSchema = z
  .object({ siteId: idSchema, url: urlSchema, title: z.string().trim().min(1).max(500) })
  .meta({ id: 'CreateArticle' });
export type CreateArticle = z.infer<typeof createArticleSchema>;

export const updateArticleSchema = z
  .strictObject({ commenting: commentingSchema, moderation: moderationSchema })
  .partial()
  .meta({ id: 'UpdateArticle' });
export type UpdateArticle = z.infer<typeof updateArticleSchema>;

/** With `url` the one article at that address; without it a page of articles, newest first. */
export const findArticlesQuery = pageQuerySchema.extend({
  url: urlSchema.optional().describe('The address of one article.'),
  site: idSchema.optional().describe('Without `url`: only articles of that site.'),
});
export type FindArticles = z.infer<typeof findArticlesQuery>;

export const articleSchema = z
  .object({
    id: z.uuid(),
    siteId: z.uuid(),
    url: z.string(),
    title: z.string(),
    commenting: commentingSchema,
    moderation: moderationSchema,
    total: z.int().describe('Published comments of all depths.'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Article' });
export type ArticleView = z.infer<typeof articleSchema>;

export const articleListSchema = pageSchema(articleSchema).meta({ id: 'ArticleList' });
