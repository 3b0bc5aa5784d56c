import { findLinks } from '../link-scanner.js';
import type { Rule, RuleFinding } from '../rule.js';

/** A source and a counter-source are discussion; a third address is more often advertising. */
export const MAX_LINKS = 2;

/** Published comments after which an author's links are trusted: link spammers do not write three good comments first. */
export const LINK_TRUST_AFTER = 3;

/** Too many addresses for a comment, or any from somebody new. */
export const linksRule: Rule = {
  name: 'links',
  check({ body, author }) {
    const spans = findLinks(body);
    const findings: RuleFinding[] = [];
    if (spans.length > MAX_LINKS) {
      const message = `${spans.length} links; more than ${MAX_LINKS} are looked at`;
      findings.push({ outcome: 'hold', code: 'too-many-links', message, spans });
    }
    if (spans.length > 0 && author.publishedCount < LINK_TRUST_AFTER) {
      const message = `A link from an author with fewer than ${LINK_TRUST_AFTER} published comments`;
      findings.push({ outcome: 'hold', code: 'link-from-new-author', message, spans });
    }
    return findings;
  },
};
