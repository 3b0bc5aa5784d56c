import type { ReasonCode } from '../screening/verdict.js';

/** How bad a comment may be, as far as rules and readers can tell: 0 ordinary, 1 doubtful, 2 serious, 3 severe. */
export type Severity = 0 | 1 | 2 | 3;

/** What is not here says nothing about the text. */
const OF_RULES: Partial<Record<ReasonCode, Severity>> = {
  'banned-word': 3,
  'watched-word': 2,
  'author-premoderated': 1,
  'too-many-links': 1,
  'link-from-new-author': 1,
  'repeated-by-others': 1,
  burst: 1,
  'rule-failed': 1,
};

/** The default reasons; a site's own codes are doubtful until somebody looks. */
const OF_REPORTS: Readonly<Record<string, Severity>> = { hate: 3, illegal: 3, insult: 2, 'personal-data': 2 };

export function severityOfReasons(reasons: readonly { code: ReasonCode }[]): Severity {
  return reasons.reduce<Severity>((worst, { code }) => {
    const severity = OF_RULES[code] ?? 0;
    return severity > worst ? severity : worst;
  }, 0);
}

export const severityOfReport = (reason: string): Severity => OF_REPORTS[reason] ?? 1;

/** What one level of severity counts for in the order of the queue: that much more waiting, in minutes. */
export const HEAD_START_MINUTES = 30;
