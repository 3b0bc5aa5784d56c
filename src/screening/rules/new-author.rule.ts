import type { Rule } from '../rule.js';
import { effectiveModeration } from '../screening.facts.js';

/** The first comments of a new author wait, where that is the mode; an article set to « post » says otherwise. */
export const newAuthorRule: Rule = {
  name: 'new-author',
  check({ article, site, author }) {
    const first = author.publishedCount < site.holdFirst;
    if (effectiveModeration({ article, site }) !== 'new-authors' || !first) return null;
    const message = `${author.publishedCount} published comments; the first ${site.holdFirst} of an author are held`;
    return { outcome: 'hold', code: 'new-author', message };
  },
};
