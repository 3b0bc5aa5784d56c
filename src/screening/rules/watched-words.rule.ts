import type { Rule } from '../rule.js';
import { wordFindings } from '../word-findings.js';
import { findWords } from '../words.js';

/** Words that a person looks at before they appear. */
export const watchedWordsRule: Rule = {
  name: 'watched-words',
  check: ({ body, words }) =>
    wordFindings(
      findWords(body, words).filter(({ list }) => list === 'watched'),
      (word) => ({ outcome: 'hold', code: 'watched-word', message: `Watched word “${word}”` }),
    ),
};
