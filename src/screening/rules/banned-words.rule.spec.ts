import { describe, expect, it } from '@jest/globals';
import { buildFacts } from '../facts.fixture.js';
import { bannedWordsRule } from './banned-words.rule.js';

const words = { banned: ['con', 'fils de pute'], watched: ['vaccin'], allowed: ['con carne'] };
const check = (body: string) => bannedWordsRule.check(buildFacts({ body, words }));

describe('bannedWordsRule', () => {
  it('rejects with one reason for each word and all its places', () => {
    expect(check('Con, fils de pute, c0n')).toEqual([
      {
        outcome: 'reject',
        code: 'banned-word',
        message: 'Banned word “con”',
        spans: [
          { start: 0, end: 3 },
          { start: 19, end: 22 },
        ],
      },
      { outcome: 'reject', code: 'banned-word', message: 'Banned word “fils de pute”', spans: [{ start: 5, end: 17 }] },
    ]);
  });

  it('leaves watched and allowed words alone', () => {
    expect(check('Un vaccin et du chili con carne')).toEqual([]);
  });
});
