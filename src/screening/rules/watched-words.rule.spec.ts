import { describe, expect, it } from '@jest/globals';
import { buildFacts } from '../facts.fixture.js';
import { watchedWordsRule } from './watched-words.rule.js';

const words = { banned: ['con'], watched: ['vaccin'], allowed: ['vaccin antigrippe'] };
const check = (body: string) => watchedWordsRule.check(buildFacts({ body, words }));

describe('watchedWordsRule', () => {
  it('holds with the word and its places', () => {
    expect(check('Le V A C C I N, con')).toEqual([
      { outcome: 'hold', code: 'watched-word', message: 'Watched word “vaccin”', spans: [{ start: 3, end: 14 }] },
    ]);
  });

  it('leaves allowed phrases and longer words alone', () => {
    expect(check('Le vaccin antigrippe, la vaccination')).toEqual([]);
  });
});
