import { searchable } from '../comments/searchable.js';

/** More words do not narrow a search that people do by hand. */
const MOST_TERMS = 8;

/**
 * What a moderator typed as a PostgreSQL text query: all words, each as the beginning of one. Letters, digits and what joins them in names
 * and addresses stay; nothing that the query language would read as its own gets through. Empty when nothing is left to look for.
 */
export function searchTerms(typed: string): string {
  return searchable(typed)
    .split(/[^\p{L}\p{N}.@_-]+/u)
    .map((term) => term.replaceAll(/^[.@_-]+|[.@_-]+$/g, ''))
    .filter((term) => term !== '')
    .slice(0, MOST_TERMS)
    .map((term) => `'${term}':*`)
    .join(' & ');
}
