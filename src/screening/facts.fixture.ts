import type { AuthorFacts, RecentFacts, ScreeningFacts } from './screening.facts.js';
import { type WordLists, compileWords } from './words.js';

/** The moment at which every example takes place. */
export const NOW = new Date('2026-03-02T12:00:00Z');

/** Some seconds before that moment. */
export function secondsAgo(seconds: number): Date {
  return new Date(NOW.getTime() - seconds * 1000);
}

export interface FactsOverrides extends Partial<Omit<ScreeningFacts, 'words' | 'author' | 'recent'>> {
  words?: Partial<WordLists>;
  author?: Partial<AuthorFacts>;
  recent?: Partial<RecentFacts>;
}

/** Facts of a comment that nothing speaks against: a known author on an open, post-moderated article. */
export function buildFacts({ words, author, recent, ...facts }: FactsOverrides = {}): ScreeningFacts {
  return {
    body: 'Merci pour cet article.',
    now: NOW,
    article: { commenting: 'open', moderation: 'inherit' },
    site: { moderation: 'post', holdFirst: 2 },
    limitFactor: 1,
    ...facts,
    words: compileWords({ banned: [], watched: [], allowed: [], ...words }),
    author: { publishedCount: 50, sanctions: [], ...author },
    recent: { own: [], others: [], ...recent },
  };
}
