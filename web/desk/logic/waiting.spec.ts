import { describe, expect, it } from '@jest/globals';
import { inOneUnit, punctuality } from './waiting.js';

const MINUTE = 60_000;

describe('punctuality', () => {
  it.each([
    [5, 'fresh'],
    [15, 'due'],
    [20, 'due'],
    [21, 'late'],
  ])('calls a wait of %i minutes against a target of 20 %s', (minutes, expected) => {
    expect(punctuality(minutes * MINUTE, 20)).toBe(expected);
  });
});

describe('inOneUnit', () => {
  it.each([
    [59_999, { value: 59, unit: 'second' }],
    [119_999, { value: 1, unit: 'minute' }],
    [47 * 60 * MINUTE, { value: 47, unit: 'hour' }],
    [49 * 60 * MINUTE, { value: 2, unit: 'day' }],
    [-5, { value: 0, unit: 'second' }],
  ])('says %i ms in one unit', (duration, expected) => {
    expect(inOneUnit(duration)).toEqual(expected);
  });
});
