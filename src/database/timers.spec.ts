import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Timers } from './timers.js';

describe('what a process does again and again', () => {
  let timers: Timers;
  let turns: number;
  const count = (): void => void turns++;

  beforeEach(() => {
    jest.useFakeTimers();
    timers = new Timers();
    turns = 0;
  });
  afterEach(() => {
    timers.beforeApplicationShutdown();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('has its first turn after the interval, or at once where that is asked for', async () => {
    timers.every(1_000, count, 'counting failed');
    await jest.advanceTimersByTimeAsync(999);
    expect(turns).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(turns).toBe(1);
    timers.nowAndEvery(1_000, count, 'counting failed');
    expect(turns).toBe(2);
  });

  it('leaves a turn out while the last one is not done', async () => {
    let finish = (): void => undefined;
    const slow = (): Promise<void> => {
      count();
      return new Promise((resolve) => (finish = resolve));
    };
    timers.every(1_000, slow, 'counting failed');
    await jest.advanceTimersByTimeAsync(3_000);
    expect(turns).toBe(1);
    finish();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(turns).toBe(2);
  });

  it.each(['throws', 'rejects'])('is logged in a sentence when it %s, and goes on', async (how) => {
    const warned = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
    const error = new Error('no database');
    const work = (): Promise<void> => {
      count();
      if (how === 'throws') throw error;
      return Promise.reject(error);
    };
    timers.every(1_000, work, 'counting failed');
    await jest.advanceTimersByTimeAsync(2_000);
    expect(turns).toBe(2);
    const entry = [{ err: error }, 'counting failed'];
    expect(warned.mock.calls).toEqual([entry, entry]);
  });

  it('ends with the application', async () => {
    timers.every(1_000, count, 'counting failed');
    timers.every(2_000, count, 'counting failed');
    timers.beforeApplicationShutdown();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(turns).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });
});
