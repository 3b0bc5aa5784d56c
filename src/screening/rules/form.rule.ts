import { MAX_BODY_LENGTH } from '../../contract/limits.js';
import { MAX_KEY_LENGTH, fold } from '../fold.js';
import type { Rule } from '../rule.js';

const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Empty, endless, or without a word: punctuation and emoji alone say nothing that a rule could weigh, so a person looks. */
export const formRule: Rule = {
  name: 'form',
  check({ body }) {
    let length = 0;
    let visible = false;
    let words = false;
    for (const char of body) {
      length += 1;
      if (length > MAX_BODY_LENGTH) {
        return { outcome: 'reject', code: 'too-long', message: `Longer than ${MAX_BODY_LENGTH} characters` };
      }
      const shows = VISIBLE.test(char);
      visible ||= shows;
      words ||= shows && LETTER_OR_DIGIT.test(char);
    }
    if (!fold(body).whole) {
      return { outcome: 'reject', code: 'too-long', message: `Longer than ${MAX_KEY_LENGTH} letters when written out` };
    }
    if (!visible) return { outcome: 'reject', code: 'empty', message: 'Nothing to read' };
    if (!words) {
      return { outcome: 'hold', code: 'no-words', message: 'Neither a letter nor a digit' };
    }
    return null;
  },
};
