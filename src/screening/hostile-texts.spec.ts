import { describe, expect, it } from '@jest/globals';
import { normaliseBody } from '../common/body.js';
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

const LARGE = 16_000;
const FACTOR = 8;

/** Milliseconds in which nobody takes 16,000 × 16,000 steps: what is done by then needs no second look. */
const BEYOND_DOUBT = 40;

/** Time of our own process, so that a busy machine does not count. */
function timeOf(work: () => unknown): number {
  const begin = process.cpuUsage();
  work();
  return process.cpuUsage(begin).user / 1000;
}

/**
 * Eight times the text in linear time is eight times the work, in quadratic time sixty-four: between the two is room for
 * noise. A collection of garbage may spoil one measurement, not five.
 */
function isLinear(workOn: (size: number) => () => unknown): boolean {
  return Array.from({ length: 5 }).some(() => {
    const large = timeOf(workOn(LARGE));
    return large < BEYOND_DOUBT || large < 4 * FACTOR * timeOf(workOn(LARGE / FACTOR));
  });
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
