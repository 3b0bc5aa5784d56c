import { COMMENT_SORTS } from './terms.js';
import { z } from 'zod';
import { idSchema } from '../common/ids.js';
import { pageQuerySchema, pageSchema } from './page.js';
import { normaliseBody } from '../common/body.js';
import { MAX_BODY_LENGTH } from './limits.js';
import { COMMENT_STATUSES } from './terms.js';

/** UTF-16 units read at all, before control characters and the like are dropped: what a stranger can make us work on. */
const BODY_CEILING = 4 * MAX_BODY_LENGTH;

const bodySchema = z
  .string()
  .max(BODY_CEILING)
  .transform(normaliseBody)
  .refine((body) => body.length > 0, 'write something first')
  .refine((body) => Array.from(body).length <= MAX_BODY_LENGTH, `must have at most ${MAX_BODY_LENGTH} characters`)
  .describe(`Plain text, at most ${MAX_BODY_LENGTH} characters.`);

export const submitSchema = z
  .object({ body: bodySchema, parentId: idSchema.nullish().describe('The comment that this one answers.') })
  .meta({ id: 'SubmitComment' });

export const editSchema = z
  .strictObject({ body: bodySchema, revision: z.int().min(1).describe('The revision that the author saw.') })
  .meta({ id: 'EditComment' });

export const articlePageQuery = pageQuerySchema.extend({
  sort: z.enum(COMMENT_SORTS).default('newest').describe('`top`: most reactions first.'),
});

const authorSchema = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'Author' });

export const commentSchema = z
  .object({
    id: z.uuid(),
    articleId: z.uuid(),
    parentId: z.uuid().nullable(),
    author: authorSchema
      .nullable()
      .describe('Null on a tombstone, and for moderators once its author has withdrawn it.'),
    body: z.string().nullable().describe('Null on a tombstone, and for moderators once its author has withdrawn it.'),
    status: z.enum(COMMENT_STATUSES),
    revision: z.int().describe('Starts at 1 and grows with every change of text or status.'),
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    reactions: z.int(),
    replyCount: z.int().describe('Published direct replies.'),
    removedBy: z
      .enum(['moderator', 'author'])
      .optional()
      .describe('Only on a tombstone: a removed comment that has replies.'),
  })
  .meta({ id: 'Comment' });
export type CommentView = z.infer<typeof commentSchema>;

export const publicReasonSchema = z
  .object({ code: z.string(), message: z.string().describe('For the author, in the language asked for.') })
  .meta({ id: 'PublicReason' });

export const ownCommentSchema = commentSchema
  .extend({ reasons: z.array(publicReasonSchema) })
  .meta({ id: 'OwnComment' });
export type OwnComment = z.infer<typeof ownCommentSchema>;

export const submittedSchema = z.object({ comment: ownCommentSchema });

export const threadSchema = commentSchema
  .extend({ replies: z.array(commentSchema).describe('The first replies, oldest first.') })
  .meta({ id: 'Thread' });

/** The position of the article's stream that a page reflects: subscribe with it and nothing is missed. */
export const logPositionSchema = z.object({ epoch: z.string(), seq: z.int() }).meta({ id: 'Position' });

/** Beside the comments and not in them: a comment is told anew by events, and those do not name every ancestor. */
const belowSchema = z
  .record(z.uuid(), z.int())
  .describe(
    'Published comments below each one here, at all depths, when the page was read; none where it is not listed.',
  );
export type Below = z.infer<typeof belowSchema>;

export const articlePageSchema = pageSchema(threadSchema)
  .extend({ total: z.int().describe('Published comments of all depths.'), below: belowSchema, live: logPositionSchema })
  .meta({ id: 'ArticlePage' });
export type ArticlePage = z.infer<typeof articlePageSchema>;

export const repliesQuery = pageQuerySchema
  .extend({
    before: z
      .string()
      .max(200)
      .optional()
      .describe(
        '`before` of a context, or `nextCursor` of a page asked for with it: the replies just before that place.',
      ),
  })
  .refine(({ cursor, before }) => cursor === undefined || before === undefined, 'give `cursor` or `before`, not both');
export type RepliesQuery = z.infer<typeof repliesQuery>;

/** What a link to one comment needs. */
export const contextSchema = z
  .object({
    comment: threadSchema,
    ancestors: z.array(commentSchema).describe('From the root down to the parent; empty for a root.'),
    previous: z.array(commentSchema).describe('The siblings just before it, at most 3, oldest first.'),
    next: z.array(commentSchema).describe('The siblings just after it, at most 3, oldest first.'),
    before: z
      .string()
      .nullable()
      .describe(
        'More before `previous`: `?before=` of the parent’s replies; for a root `?sort=newest&cursor=` of the article.',
      ),
    after: z
      .string()
      .nullable()
      .describe(
        'More after `next`: `?cursor=` of the parent’s replies; for a root `?sort=oldest&cursor=` of the article.',
      ),
    below: belowSchema,
    live: logPositionSchema,
  })
  .meta({ id: 'CommentContext' });
export type CommentContext = z.infer<typeof contextSchema>;

/** What a signed-in reader has done under an article. */
export const mineSchema = z
  .object({
    comments: z.array(ownCommentSchema).describe('Own comments in every status, newest first, at most 200.'),
    reactions: z.array(z.uuid()).describe('Comments that one has reacted to, newest first, at most 1000.'),
  })
  .meta({ id: 'OwnActivity' });
export type OwnActivity = z.infer<typeof mineSchema>;

export const repliesPageSchema = pageSchema(commentSchema).extend({ below: belowSchema }).meta({ id: 'RepliesPage' });
export type RepliesPage = z.infer<typeof repliesPageSchema>;
export const ownCommentPageSchema = pageSchema(ownCommentSchema).meta({ id: 'OwnCommentPage' });

export const reactionSchema = z.object({ reactions: z.int(), mine: z.boolean() }).meta({ id: 'Reaction' });

export const reportRequestSchema = z
  .object({
    reason: z.string().min(1).max(40).describe('One of the site’s reason codes.'),
    note: z.string().max(1000).nullish(),
  })
  .meta({ id: 'ReportRequest' });

export const reportSchema = z
  .object({
    id: z.uuid(),
    commentId: z.uuid(),
    reason: z.string(),
    note: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Report' });
