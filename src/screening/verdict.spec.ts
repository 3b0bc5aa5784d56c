import { describe, expect, it } from '@jest/globals';
import { strongestOutcome } from './verdict.js';
import type { Outcome } from '../contract/terms.js';

describe('strongestOutcome', () => {
  it.each<[Outcome, ('hold' | 'reject')[]]>([
    ['publish', []],
    ['hold', ['hold', 'hold']],
    ['reject', ['hold', 'reject', 'hold']],
  ])('is %s for %j', (strongest, outcomes) => {
    expect(strongestOutcome(outcomes.map((outcome) => ({ outcome })))).toBe(strongest);
  });
});
