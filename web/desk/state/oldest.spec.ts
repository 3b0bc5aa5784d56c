import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Desk } from './desk.js';
import { deskBefore, FakeServer } from './fake-server.js';

const COUNTS = { pending: 2, reported: 0, escalated: 0, published: 0, rejected: 0 };

let server: FakeServer;
let desk: Desk;
let stop: () => void;

beforeEach(async () => {
  jest.useFakeTimers({ now: new Date('2026-01-01T13:00:00Z') });
  server = new FakeServer('a', 'b');
  desk = deskBefore(server, { hash: '#/queue/pending' });
  await desk.session.resume();
  desk.live.counts.value = COUNTS;
  stop = desk.oldest.start();
  await jest.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  stop();
  jest.useRealTimers();
});

const reads = (): number => server.askedOf(/GET .*queue/).length;

describe('the oldest comment', () => {
  it('is told with how many are past the target', () => {
    expect([desk.oldest.since.value, desk.oldest.overdue.value]).toEqual([
      '2026-01-01T12:00:00.000Z',
      { count: 2, isMore: false },
    ]);
  });

  it('is asked for once, three seconds after counts have come to rest', async () => {
    const before = reads();
    for (let n = 0; n < 5; n++) {
      desk.live.counts.value = { ...COUNTS, pending: 3 + n };
      await jest.advanceTimersByTimeAsync(2_000);
    }
    expect(reads()).toBe(before);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(reads()).toBeGreaterThan(before);
  });

  it('is none once nothing waits, without asking', async () => {
    const before = reads();
    desk.live.counts.value = { ...COUNTS, pending: 0 };
    await jest.advanceTimersByTimeAsync(10_000);
    expect([desk.oldest.since.value, reads()]).toEqual([null, before]);
  });

  it('of a view that was left meanwhile is not shown', async () => {
    const answer = server.hold(/GET .*queue/);
    desk.navigation.route.value = { page: 'queue', view: 'reported', list: false, text: '', author: null };
    desk.live.counts.value = { ...COUNTS, reported: 1 };
    await jest.advanceTimersByTimeAsync(3_000);
    desk.navigation.route.value = { page: 'queue', view: 'escalated', list: false, text: '', author: null };
    answer.release();
    await jest.advanceTimersByTimeAsync(0);
    expect(desk.oldest.since.value).toBeNull();
  });
});
