/** The closed lists of words that travel on the wire. Plain values, so that browsers may take them without a schema library. */

export const ROLES = ['reader', 'moderator', 'admin'] as const;

export const COMMENT_STATUSES = ['pending', 'published', 'rejected', 'withdrawn'] as const;
export type CommentStatus = (typeof COMMENT_STATUSES)[number];

export const COMMENT_SORTS = ['newest', 'oldest', 'top'] as const;
export type CommentSort = (typeof COMMENT_SORTS)[number];

export const COMMENTING = ['open', 'closed'] as const;
export type Commenting = (typeof COMMENTING)[number];

export const ARTICLE_MODERATION = ['pre', 'post', 'inherit'] as const;
export type ArticleModeration = (typeof ARTICLE_MODERATION)[number];

export const SITE_MODERATION = ['pre', 'post', 'new-authors'] as const;
/** `pre`: everything waits. `post`: everything shows at once. `new-authors`: the first `holdFirst` of an account wait. */
export type SiteModeration = (typeof SITE_MODERATION)[number];

/** What is done with a comment, from the mildest to the strongest. */
export const OUTCOMES = ['publish', 'hold', 'reject'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const DECISION_ACTIONS = ['approve', 'reject', 'undo'] as const;
export type DecisionAction = (typeof DECISION_ACTIONS)[number];

export const SANCTION_KINDS = ['warn', 'premoderate', 'suspend', 'ban'] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

/** The views of a site's queue. */
export const VIEWS = ['pending', 'reported', 'escalated', 'published', 'rejected'] as const;
export type View = (typeof VIEWS)[number];

export const QUEUE_SORTS = ['oldest', 'newest', 'priority'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** The languages in which Palabre speaks to people. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];
