import type { Rule, RuleFinding } from '../rule.js';
import type { SanctionFacts } from '../screening.facts.js';

const FINDINGS: Readonly<Record<SanctionFacts['kind'], RuleFinding | null>> = {
  warn: null,
  premoderate: { outcome: 'hold', code: 'author-premoderated', message: 'The author is premoderated' },
  suspend: { outcome: 'reject', code: 'author-suspended', message: 'The author is suspended' },
  ban: { outcome: 'reject', code: 'author-banned', message: 'The author is banned' },
};

/** What moderators decided about the author. A sanction ends at `until`; a warning changes nothing here. */
export const sanctionsRule: Rule = {
  name: 'sanctions',
  check({ author, now }) {
    const active = author.sanctions.filter(({ until }) => until === null || until.getTime() > now.getTime());
    const kinds = new Set(active.map(({ kind }) => kind));
    return [...kinds].map((kind) => FINDINGS[kind]).filter((finding) => finding !== null);
  },
};
