import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Clock } from './clock.js';

const NOON = Date.parse('2026-11-25T12:00:00Z');
const MINUTES = 60_000;

beforeEach(() => void jest.useFakeTimers({ now: NOON }));
afterEach(() => void jest.useRealTimers());

/** The database answers now that it is so much later there than here. */
const measure = (clock: Clock, ahead: number, roundTrip = 0): void => {
  const received = performance.now();
  clock.measured(Date.now() + ahead - roundTrip / 2, received - roundTrip, received);
};
const difference = (clock: Clock): number => Math.round(clock.now().getTime() - Date.now());

describe('the clock', () => {
  it('is the machine’s until the database’s is known', () => {
    expect(difference(new Clock())).toBe(0);
  });

  it.each([5 * MINUTES, -5 * MINUTES])('is the database’s once that is known, %d ms from here', (ahead) => {
    const clock = new Clock();
    clock.now();
    measure(clock, ahead);
    expect(difference(clock)).toBe(ahead);
  });

  it('minds no step of the machine’s own clock', () => {
    const clock = new Clock();
    measure(clock, 0);
    jest.setSystemTime(NOON + 5 * MINUTES);
    expect(difference(clock)).toBe(-5 * MINUTES);
  });

  it('is not moved by an answer that was under way for longer than the difference that it shows', () => {
    const clock = new Clock();
    measure(clock, 0);
    measure(clock, 40, 100);
    expect(difference(clock)).toBe(0);
    measure(clock, 60, 100);
    expect(difference(clock)).toBe(10);
  });

  it('never goes back: ahead of the database, it goes at half speed until they agree', () => {
    const clock = new Clock();
    measure(clock, 0);
    const before = clock.now().getTime();
    measure(clock, -1_000);
    expect(clock.now().getTime()).toBe(before);
    jest.advanceTimersByTime(1_000);
    expect(difference(clock)).toBe(-500);
    jest.advanceTimersByTime(1_000);
    expect(difference(clock)).toBe(-1_000);
    jest.advanceTimersByTime(1_000);
    expect(difference(clock)).toBe(-1_000);
  });
});
