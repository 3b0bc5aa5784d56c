import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Announcer } from './announcer.js';

let announcer: Announcer;
const heard = (): string => announcer.announcement.value.text;

beforeEach(() => {
  jest.useFakeTimers();
  announcer = new Announcer();
});
afterEach(() => void jest.useRealTimers());

describe('the announcer', () => {
  it('says at once what answers the person, and the same words anew', () => {
    announcer.announce('Approved');
    const { turn } = announcer.announcement.value;
    announcer.announce('Approved');
    expect(announcer.announcement.value).toEqual({ text: 'Approved', turn: turn + 1 });
  });

  it('tells what happened elsewhere at most once in five seconds, the newest of it', () => {
    announcer.announce('Approved');
    announcer.mention('old news');
    jest.advanceTimersByTime(2_000);
    announcer.mention('news');
    jest.advanceTimersByTime(2_999);
    expect(heard()).toBe('Approved');
    jest.advanceTimersByTime(1);
    expect(heard()).toBe('news');
  });

  it('does not let old news speak over an answer', () => {
    announcer.announce('Approved');
    announcer.mention('news');
    announcer.announce('Rejected');
    jest.advanceTimersByTime(10_000);
    expect(heard()).toBe('Rejected');
  });
});
