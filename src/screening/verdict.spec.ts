import { describe, expect, it } from '@jest/globals';
import { type Outcome, strongestOutcome } from './verdict.js';

describe('strongestOutcome', () => {
  it.each<[Outcome, ('hold' | 'reject')[]]>([
    ['publish', []],
    ['hold', ['hold', 'hold']],
    ['reject', ['hold', 'reject', 'hold']],
  ])('is %s for %j', (strongest, outcomes) => {
    expect(strongestOutcome(outcomes.map((outcome) => ({ outcome })))).toBe(strongest);
  });
});
