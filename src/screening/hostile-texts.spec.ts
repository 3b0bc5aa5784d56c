import { describe, expect, it } from '@jest/globals';
import { normaliseBody } from './body.js';
import { buildFacts } from './facts.fixture.js';
import { repetitionKey } from './repetition-key.js';
import { rules } from './rules/index.js';
import type { ScreeningFacts } from './screening.facts.js';

/** Made to be slow: near-matches at every place, phrases that share long beginnings, words that nest. */
const WORDS = {
  banned: [
    ...Array.from({ length: 100 }, (_, length) => 'a'.repeat(length + 1)),
    ...Array.from({ length: 50 }, (_, length) => 'ab'.repeat(length + 1)),
    ...Array.from({ length: 50 }, (_, count) => 'a '.repeat(count + 1).trim()),
    ...Array.from({ length: 33 }, (_, count) => 'www'.repeat(count + 1)),
  ],
  watched: Array.from({ length: 1000 }, (_, at) => `${'abc '.repeat(20)}${at}`),
  allowed: ['a a', 'abab'],
};

const words = buildFacts({ words: WORDS }).words;

const UNITS = [
  ['one letter', 'a'],
  ['letters and full stops', 'a.'],
  ['letters and spaces', 'a '],
  ['spelled-out words', 'a b '],
  ['words that begin like many entries', 'abc '],
  ['combining marks', 'e\u0301\u0323\u0301\u0323\u0301\u0323\u0301\u0323'],
  ['marks without a letter, out of order', '\u0301\u0323'],
  ['zero-width characters', '\u200b\u200d'],
  ['joined emoji', '👩\u200d'],
  ['expanding characters', '\ufdfa'],
  ['addresses', 'www.'],
  ['schemes', 'http://'],
  ['comma-glued schemes', ',http://'],
  ['full stops', '.'],
  ['addresses of mail', 'a@'],
  ['capitals', 'AB '],
  ['leet', '4!1|'],
  ['stretched leet', 'a1'],
  ['blank lines', '\n \n'],
  ['bidirectional overrides', '\u202ea'],
  ['Hangul letters', '\u1100\u1161\u11a8'],
  ['lone surrogates', '\ud800'],
] as const;

const LARGE = 32_000;
const FACTOR = 8;

/** Milliseconds in which no machine takes 32,000 × 32,000 steps: who is done by then needs no second look. */
const BEYOND_DOUBT = 50;

function timeOf(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** Eight times the text in linear time is eight times the work, in quadratic time sixty-four: between the two is room for noise. */
function isLinear(workOn: (size: number) => () => unknown): boolean {
  const large = timeOf(workOn(LARGE));
  if (large < BEYOND_DOUBT) return true;
  const small = Math.min(timeOf(workOn(LARGE / FACTOR)), timeOf(workOn(LARGE / FACTOR)));
  return Math.min(large, timeOf(workOn(LARGE))) < 4 * FACTOR * small;
}

describe('on hostile texts', () => {
  describe.each(UNITS)('of %s', (_, unit) => {
    const text = (size: number): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

    it('normaliseBody takes time in proportion', () => {
      const linear = isLinear((size) => {
        const typed = text(size);
        return () => normaliseBody(typed);
      });
      expect(linear).toBe(true);
    });

    it('repetitionKey takes time in proportion', () => {
      const linear = isLinear((size) => {
        const body = text(size);
        return () => repetitionKey(body);
      });
      expect(linear).toBe(true);
    });

    it.each(rules.map((rule) => [rule.name, rule] as const))('the rule %s takes time in proportion', (_name, rule) => {
      const linear = isLinear((size) => {
        const facts: ScreeningFacts = { ...buildFacts({ body: text(size) }), words };
        return () => rule.check(facts);
      });
      expect(linear).toBe(true);
    });
  });
});
