import { beforeEach, describe, expect, it } from '@jest/globals';
import { KeptEvents, type Keeper } from './kept-events.js';

const MB = 1024 * 1024;
/** What all may keep together. */
const BUDGET = 24 * MB;

let kept: KeptEvents;
let shrunk: string[];

beforeEach(() => {
  kept = new KeptEvents();
  shrunk = [];
});

/** Somebody of whom `left` remains when the rest is let go of. */
function keeper(name: string, left = 0): Keeper {
  const self = {
    shrink: () => {
      shrunk.push(name);
      kept.note(self, left);
    },
  };
  return self;
}

describe('what all rooms keep', () => {
  it('fits into its budget: whoever used theirs least recently lets go first, and no more than is needed', () => {
    const [a, b, c] = [keeper('a'), keeper('b'), keeper('c')];
    for (const one of [a, b, c]) kept.note(one, 8 * MB);
    expect([kept.length, shrunk]).toEqual([BUDGET, []]);
    kept.note(a, 8 * MB);
    kept.note(c, 8 * MB + 1);
    expect(shrunk).toEqual(['b']);
    expect(kept.length).toBe(16 * MB + 1);
  });

  it('is never taken from whoever has just used it', () => {
    const user = keeper('user');
    kept.note(keeper('other'), MB);
    kept.note(user, BUDGET + 1);
    expect(shrunk).toEqual(['other']);
    expect(kept.length).toBe(BUDGET + 1);
  });

  it('goes on to the next when one cannot let go of all', () => {
    kept.note(keeper('gathering', 8 * MB), 8 * MB);
    kept.note(keeper('idle'), 8 * MB);
    kept.note(keeper('user'), 9 * MB);
    expect(shrunk).toEqual(['gathering', 'idle']);
    expect(kept.length).toBe(17 * MB);
  });

  it('is forgotten with the room', () => {
    const room = keeper('room');
    kept.note(room, 20 * MB);
    kept.note(room, 0);
    kept.note(keeper('next'), BUDGET);
    expect([shrunk, kept.length]).toEqual([[], BUDGET]);
  });
});
