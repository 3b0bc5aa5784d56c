import type { Rule } from '../rule.js';

/** The article takes no comments any more. */
export const commentingClosedRule: Rule = {
  name: 'commenting-closed',
  check: ({ article }) =>
    article.commenting === 'closed'
      ? { outcome: 'reject', code: 'commenting-closed', message: 'Commenting is closed on this article' }
      : null,
};
