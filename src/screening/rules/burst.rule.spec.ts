import { describe, expect, it } from '@jest/globals';
import { buildFacts, secondsAgo } from '../facts.fixture.js';
import { burstRule } from './burst.rule.js';

const check = (agos: number[], limitFactor = 1) =>
  burstRule.check(buildFacts({ recent: { own: agos.map((ago) => ({ key: '', at: secondsAgo(ago) })) }, limitFactor }));
const every = (seconds: number, count: number): number[] => Array.from({ length: count }, (_, at) => 1 + at * seconds);

describe('burstRule', () => {
  it('holds the sixth comment within a minute', () => {
    expect(check(every(10, 4))).toBeNull();
    expect(check(every(10, 5))).toMatchObject({ outcome: 'hold', code: 'burst' });
    expect(check([1, 2, 3, 4, 60])).toBeNull();
  });

  it('holds the twenty-first within ten minutes', () => {
    expect(check(every(29, 19))).toBeNull();
    expect(check(every(29, 20))).toMatchObject({ outcome: 'hold', code: 'burst' });
    expect(check(every(32, 20))).toBeNull();
  });

  it('follows the factor of all limits', () => {
    expect(check(every(1, 20), 1000)).toBeNull();
    expect(check(every(1, 9), 2)).toBeNull();
    expect(check(every(1, 10), 2)).toMatchObject({ code: 'burst' });
  });

  it('lets an author comment at all, however small the factor', () => {
    expect(check([], 0.01)).toBeNull();
  });
});
