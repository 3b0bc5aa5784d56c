import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { percentage, ticks } from './scale.js';

describe('ticks', () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [10, [0, 5, 10]],
    [37, [0, 10, 20, 30, 40]],
  ])('labels an axis up to %i', (highest, expected) => {
    expect(ticks(highest)).toEqual(expected);
  });

  it('covers every value with few labels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (highest) => {
        const marks = ticks(highest);
        expect(marks.at(-1) ?? 0).toBeGreaterThanOrEqual(highest);
        expect(marks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe('percentage', () => {
  it('says nothing of nothing', () => {
    expect([percentage(0, 0), percentage(1, 3)]).toEqual([null, 33]);
  });
});
