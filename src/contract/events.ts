import { z } from 'zod';
import { articleSchema } from './articles.schemas.js';
import { commentSchema, ownCommentSchema } from './comments.schemas.js';
import { DECISION_ACTIONS } from './terms.js';
import type { Audience } from './streams.js';

/** The number of an event in its stream. */
export const seqSchema = z.int().min(0);

const personSchema = z.object({ id: z.uuid(), name: z.string() });

const numbered = { seq: seqSchema, at: z.iso.datetime() };

const shown = commentSchema
  .nullish()
  .meta({ description: 'The comment as it may be shown when this is sent: null once its text may not be.' });

/** What an article's readers are told beside the comment: counts as they are when it is sent, so that the last mention is right. */
const counted = {
  total: z.int().optional().meta({ description: 'Published comments of the article now.' }),
  parent: z
    .object({ id: z.uuid(), replyCount: z.int() })
    .nullish()
    .meta({ description: 'The comment that this one answers, as counted now.' }),
};

const event = <T extends string, S extends z.ZodRawShape>(type: T, description: string, shape: S) =>
  z.object({ ...numbered, type: z.literal(type), commentId: z.uuid(), ...shape }).meta({ description });

/** Everybody who has the article open. */
export const articleEventSchema = z
  .discriminatedUnion('type', [
    event('comment.published', 'A comment appears.', { comment: shown, ...counted }),
    event('comment.edited', 'A comment that stands has another text.', { comment: shown, ...counted }),
    event('comment.removed', 'A comment goes; also a tombstone that appears or goes because something below it did.', {
      comment: shown,
      ...counted,
    }),
    z
      .object({
        ...numbered,
        type: z.literal('article.updated'),
        commentId: z.null(),
        article: articleSchema.nullish(),
      })
      .meta({ description: 'Commenting was opened or closed, or who is held was changed.' }),
  ])
  .meta({ id: 'ArticleEvent' });
export type ArticleEvent = z.infer<typeof articleEventSchema>;

/** The moderators of a site. */
export const moderationEventSchema = z
  .discriminatedUnion('type', [
    event('comment.submitted', 'Somebody wrote a comment, whatever screening said.', { comment: shown }),
    event('comment.edited', 'An author changed a text.', { comment: shown }),
    event('comment.reported', 'A reader reports a comment.', { comment: shown, reason: z.string() }),
    event('comment.decided', 'A moderator approved, rejected or undid.', {
      comment: shown,
      decisionId: z.uuid(),
      action: z.enum(DECISION_ACTIONS),
      reason: z.string().nullable(),
      by: personSchema,
    }),
    event('comment.escalated', 'A second opinion is wanted.', { comment: shown, by: personSchema }),
    event('comment.deescalated', 'A second opinion is not wanted any more; a decision ends the wish too.', {
      comment: shown,
      by: personSchema,
    }),
    event('comment.withdrawn', 'An author took a comment back.', { comment: shown }),
  ])
  .meta({ id: 'ModerationEvent' });
export type ModerationEvent = z.infer<typeof moderationEventSchema>;

const own = ownCommentSchema.nullish().meta({ description: 'The comment with the reasons that may be told.' });

/** The author of the comment. */
export const accountEventSchema = z
  .discriminatedUnion('type', [
    event('comment.held', 'An own comment waits for a moderator.', { comment: own }),
    event('comment.published', 'An own comment is published.', { comment: own }),
    event('comment.rejected', 'An own comment is rejected.', { comment: own }),
    event('comment.withdrawn', 'An own comment was taken back.', { comment: own }),
  ])
  .meta({ id: 'AccountEvent' });
export type AccountEvent = z.infer<typeof accountEventSchema>;

export const wireEventSchema = z.union([articleEventSchema, moderationEventSchema, accountEventSchema]).meta({
  id: 'Event',
  description:
    'A change. Whoever applies each once, in the order of `seq`, has what a fresh page shows. Ignore types that you do not know.',
});
export type WireEvent = z.infer<typeof wireEventSchema>;

interface EventOf extends Record<Audience, { type: string }> {
  article: ArticleEvent;
  moderation: ModerationEvent;
  account: AccountEvent;
}

/** Members that are read when an event is sent; the rest stands in the log. */
type Presented = 'seq' | 'type' | 'at' | 'commentId' | 'comment' | 'total' | 'parent' | 'article';
type Logged<E> = [Exclude<keyof E, Presented>] extends [never] ? null : Omit<E, Presented>;

/** Every event that is logged, by audience and type, with what the log holds of it: ids and kinds only, since a text would outlive its removal. */
export type DomainEvents = {
  [A in Audience]: { [E in EventOf[A] as E['type']]: Logged<E> };
};
