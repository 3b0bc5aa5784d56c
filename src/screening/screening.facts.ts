import type { CompiledWords } from './words.js';

/** How far back the caller looks for `recent`, in milliseconds: a text said again the next week is a habit, not a flood. */
export const RECENT_WINDOW_MS = 24 * 60 * 60 * 1000;

/** How many of the author's last comments the caller hands over: what the longest burst limit counts (see burst.rule.ts). */
export const RECENT_OWN_LIMIT = 20;

export interface ArticleFacts {
  commenting: 'open' | 'closed';
  moderation: 'pre' | 'post' | 'inherit';
}

export interface SiteFacts {
  moderation: 'pre' | 'post' | 'new-authors';
  /** How many first comments of a new author are held; counts in the mode `new-authors` only. */
  holdFirst: number;
}

export interface SanctionFacts {
  kind: 'warn' | 'premoderate' | 'suspend' | 'ban';
  /** null: until it is lifted. */
  until: Date | null;
}

export interface AuthorFacts {
  /** Comments of this author on this site that stand published now. */
  publishedCount: number;
  /** Sanctions that were not lifted; those whose time is over may be among them. */
  sanctions: readonly SanctionFacts[];
}

export interface RecentComment {
  /** `repetitionKey` of its body. */
  key: string;
  at: Date;
}

export interface RecentFacts {
  /**
   * The author's last RECENT_OWN_LIMIT comments on the site within RECENT_WINDOW_MS: not withdrawn ones, which may
   * be posted again, nor the one being edited.
   */
  own: readonly RecentComment[];
  /** Comments by other accounts on the site with the same key within RECENT_WINDOW_MS; a handful is enough. */
  others: readonly RecentComment[];
}

/** Everything a rule may know. The caller gathers it before the transaction; rules read it and nothing else. */
export interface ScreeningFacts {
  /** After `normaliseBody`: spans count UTF-16 units in exactly this string. */
  body: string;
  now: Date;
  article: ArticleFacts;
  site: SiteFacts;
  words: CompiledWords;
  author: AuthorFacts;
  recent: RecentFacts;
  /** The setting RATE_LIMIT_FACTOR: multiplies every limit on how often. */
  limitFactor: number;
}

/** The moderation that applies: the article's own word, else the site's. */
export function effectiveModeration({
  article,
  site,
}: Pick<ScreeningFacts, 'article' | 'site'>): SiteFacts['moderation'] {
  return article.moderation === 'inherit' ? site.moderation : article.moderation;
}
