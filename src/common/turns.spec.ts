import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

const turnOver = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('work spread over turns of the event loop', () => {
  it('begins four at a time, in the order in which it came', async () => {
    const turns = new Turns();
    const begun: number[] = [];
    for (let nth = 1; nth <= 10; nth++) void turns.begin().then(() => begun.push(nth));
    await Promise.resolve();
    await Promise.resolve();
    const seen = [[...begun]];
    while (begun.length < 10) {
      await turnOver();
      seen.push([...begun]);
    }
    expect(seen.map(({ length }) => length)).toEqual([4, 8, 10]);
    expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('does not overtake what waits already', async () => {
    const turns = new Turns();
    const begun: number[] = [];
    for (let nth = 1; nth <= 5; nth++) void turns.begin().then(() => begun.push(nth));
    await turnOver();
    void turns.begin().then(() => begun.push(6));
    while (begun.length < 6) await turnOver();
    expect(begun).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('begins at once when there is little', async () => {
    const turns = new Turns();
    for (let nth = 0; nth < 3; nth++) {
      let begun = 0;
      for (let at = 0; at < 4; at++) void turns.begin().then(() => begun++);
      await Promise.resolve();
      await Promise.resolve();
      expect(begun).toBe(4);
      await turnOver();
    }
  });
});
