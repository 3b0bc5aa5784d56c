import type { Rule } from '../rule.js';
import { effectiveModeration } from '../screening.facts.js';

/** Pre-moderation: everything waits for a person. */
export const modeRule: Rule = {
  name: 'mode',
  check({ article, site }) {
    if (effectiveModeration({ article, site }) !== 'pre') return null;
    const place = article.moderation === 'pre' ? 'article' : 'site';
    return { outcome: 'hold', code: 'pre-moderation', message: `Pre-moderation is on for this ${place}` };
  },
};
