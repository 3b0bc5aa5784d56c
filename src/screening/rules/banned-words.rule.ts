import type { Rule } from '../rule.js';
import { wordFindings } from '../word-findings.js';
import { findWords } from '../words.js';

/** Words that the site never publishes. */
export const bannedWordsRule: Rule = {
  name: 'banned-words',
  check: ({ body, words }) =>
    wordFindings(
      findWords(body, words).filter(({ list }) => list === 'banned'),
      (word) => ({ outcome: 'reject', code: 'banned-word', message: `Banned word “${word}”` }),
    ),
};
