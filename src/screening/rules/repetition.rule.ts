import { repetitionKey } from '../repetition-key.js';
import type { Rule, RuleFinding } from '../rule.js';
import { type RecentComment, RECENT_WINDOW_MS } from '../screening.facts.js';

/** The same text again within a day, whatever its case, spacing or look-alikes; a text that others post too may be a campaign. */
export const repetitionRule: Rule = {
  name: 'repetition',
  check({ body, now, recent }) {
    const key = repetitionKey(body);
    if (key === '') return null;
    const since = now.getTime() - RECENT_WINDOW_MS;
    const same = (comment: RecentComment): boolean => comment.key === key && comment.at.getTime() > since;
    const findings: RuleFinding[] = [];
    if (recent.own.some(same)) {
      findings.push({
        outcome: 'reject',
        code: 'repeated-own',
        message: 'The author posted the same text within a day',
      });
    }
    if (recent.others.some(same)) {
      findings.push({
        outcome: 'hold',
        code: 'repeated-by-others',
        message: 'Others posted the same text within a day',
      });
    }
    return findings;
  },
};
