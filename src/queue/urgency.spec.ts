import { describe, expect, it } from '@jest/globals';
import { byUrgency, rankedAt, urgency, type Urgent } from './urgency.js';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const waiting = (minutes: number, severity = 0, readers = 0): Urgent => ({
  waitingSince: new Date(NOW - minutes * 60_000),
  severity,
  readers,
});
const order = (...comments: Urgent[]): Urgent[] => byUrgency(comments, (comment) => comment, NOW);

describe('the urgency of a comment', () => {
  it('grows with each of waiting, severity and readers', () => {
    const [ordinary, older, worse, read] = [waiting(10), waiting(20), waiting(10, 1), waiting(10, 0, 50)];
    for (const more of [older, worse, read]) expect(urgency(more, NOW)).toBeGreaterThan(urgency(ordinary, NOW));
  });

  it('lets nothing starve: an ordinary comment that waits long comes before a severe one that is new', () => {
    expect(order(waiting(1, 3), waiting(120))).toEqual([waiting(120), waiting(1, 3)]);
  });

  it('weighs readers by their order of magnitude, so that no crowd buries everything else', () => {
    expect(urgency(waiting(10, 0, 999), NOW)).toBeCloseTo(4 * urgency(waiting(10), NOW));
    expect(order(waiting(5, 0, 999), waiting(60))).toEqual([waiting(60), waiting(5, 0, 999)]);
  });

  it('keeps the order of what is as urgent', () => {
    const [first, second] = [{ ...waiting(10) }, { ...waiting(10) }];
    expect(order(first, second)[0]).toBe(first);
  });

  it('counts a level of severity like half an hour of waiting', () => {
    expect(rankedAt(waiting(10, 2))).toEqual(rankedAt(waiting(70)));
  });
});
