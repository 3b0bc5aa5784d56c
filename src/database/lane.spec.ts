import { describe, expect, it } from '@jest/globals';
import { within } from '../common/deadline.js';
import { UnavailableError } from '../common/unavailable.error.js';
import { Lane } from './lane.js';

/** Work that ends when it is told to, and notes that it has begun. */
function task(name: string, begun: string[]) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const work = (): Promise<void> => {
    begun.push(name);
    return ended;
  };
  return { work, end };
}

describe('Lane', () => {
  it('lets so many work at a time, and the others in the order of their coming', async () => {
    const lane = new Lane(2, 10);
    const begun: string[] = [];
    const tasks = ['a', 'b', 'c', 'd'].map((name) => task(name, begun));
    const all = tasks.map(({ work }) => lane.run(work));
    expect({ begun, waiting: lane.waiting }).toEqual({ begun: ['a', 'b'], waiting: 2 });
    tasks[1]?.end();
    await all[1];
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const { end } of tasks) end();
    await Promise.all(all);
    expect({ begun, running: lane.running, waiting: lane.waiting }).toEqual({
      begun: ['a', 'b', 'c', 'd'],
      running: 0,
      waiting: 0,
    });
  });

  it('refuses at once whoever finds the line full', async () => {
    const lane = new Lane(1, 1);
    const first = task('first', []);
    const both = [lane.run(first.work), lane.run(() => Promise.resolve())];
    await expect(lane.run(() => Promise.resolve())).rejects.toThrow(UnavailableError);
    first.end();
    await Promise.all(both);
    expect(lane.refused).toBe(1);
  });

  it('sends away who waits when their deadline has passed, and never runs their work', async () => {
    const lane = new Lane(1, 10);
    const begun: string[] = [];
    const first = task('first', begun);
    const running = lane.run(first.work);
    await expect(within(1, () => lane.run(task('late', begun).work))).rejects.toThrow(UnavailableError);
    expect(lane.waiting).toBe(0);
    first.end();
    await running;
    expect(begun).toEqual(['first']);
  });

  it('gives the place back when the work fails', async () => {
    const lane = new Lane(1, 1);
    await expect(lane.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await lane.run(() => Promise.resolve('yes'))).toBe('yes');
  });
});
