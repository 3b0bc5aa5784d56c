import { describe, expect, it } from '@jest/globals';
import { EventRing, RING_LENGTH, RING_SIZE, type RingEntry } from './event-ring.js';

const entries = (from: number, to: number, length = 10): RingEntry[] =>
  Array.from({ length: to - from + 1 }, (_, nth) => ({
    event: { seq: from + nth, type: 'comment.published', at: new Date(0), commentId: `c${from + nth}`, data: null },
    json: 'x'.repeat(length),
  }));

describe('the last events of a stream', () => {
  it('are so many and no more', () => {
    const ring = new EventRing(0);
    ring.append(entries(1, RING_SIZE + 3));
    expect(ring.trim()).toBe(false);
    expect([ring.start, ring.head, ring.length]).toEqual([3, RING_SIZE + 3, RING_SIZE * 10]);
    expect(ring.after(0)[0]?.event.seq).toBe(4);
  });

  it('are so long together and no longer, the newest of them', () => {
    const ring = new EventRing(100);
    ring.append(entries(101, 110, RING_LENGTH / 8));
    expect(ring.trim()).toBe(true);
    expect([ring.start, ring.head, ring.length]).toEqual([102, 110, RING_LENGTH]);
    ring.append(entries(111, 111, 1));
    expect(ring.trim()).toBe(true);
    expect([ring.start, ring.length]).toEqual([103, (RING_LENGTH / 8) * 7 + 1]);
  });

  it('are none when the last is too long by itself', () => {
    const ring = new EventRing(0);
    ring.append([...entries(1, 1), ...entries(2, 2, RING_LENGTH + 1)]);
    expect(ring.trim()).toBe(true);
    expect([ring.start, ring.head, ring.length]).toEqual([2, 2, 0]);
  });

  it('count their length through whatever happens to them', () => {
    const ring = new EventRing(10);
    ring.append(entries(11, 14));
    ring.prepend(entries(6, 10));
    const [changed] = ring.about(new Set(['c12']));
    if (changed) ring.replace(changed, 'longer than before');
    ring.forget(8);
    expect(ring.after(0).map(({ event }) => event.seq)).toEqual([9, 10, 11, 12, 13, 14]);
    expect(ring.length).toBe(5 * 10 + 'longer than before'.length);
  });
});
