import { describe, expect, it } from '@jest/globals';

import { defaultReasons } from './default-reasons.js';
import { LANGUAGES } from '../contract/terms.js';

describe('the default rejection reasons', () => {
  it.each(LANGUAGES)(
    'are the seven of the contract, each with words for the moderator and for the author (%s)',
    (language) => {
      const reasons = defaultReasons(language);
      expect(reasons.map(({ code }) => code)).toEqual([
        'off-topic',
        'insult',
        'hate',
        'spam',
        'personal-data',
        'illegal',
        'other',
      ]);
      expect(reasons.every(({ label, message }) => label.length > 0 && message.endsWith('.'))).toBe(true);
    },
  );

  it('differ between the languages', () => {
    const english = new Set(defaultReasons('en').map(({ message }) => message));
    expect(defaultReasons('fr').filter(({ message }) => english.has(message))).toEqual([]);
  });
});
