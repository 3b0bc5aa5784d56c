import { describe, expect, it } from '@jest/globals';
import { batchLoader } from './batch-loader.js';

/** A reader that notes which keys it was asked for together, and answers when it is told to. */
function slowReader() {
  const batches: { keys: string[]; answer: (error?: Error) => void }[] = [];
  const read = (keys: readonly string[]) =>
    new Promise<string[]>((resolve, reject) => {
      const answer = (error?: Error) => (error ? reject(error) : resolve(keys.map((key) => key.toUpperCase())));
      batches.push({ keys: [...keys], answer });
    });
  return { batches, read, asked: () => batches.map(({ keys }) => keys) };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('batchLoader', () => {
  it('reads together what is asked for in one turn, twice what is asked for twice', async () => {
    const reader = slowReader();
    const loader = batchLoader(reader.read, 10);
    const answers = Promise.all(['a', 'b', 'a'].map((key) => loader.load(key)));
    await turn();
    reader.batches[0]?.answer();
    expect(await answers).toEqual(['A', 'B', 'A']);
    expect(reader.asked()).toEqual([['a', 'b', 'a']]);
  });

  it('collects what is asked for while two reads run, and reads it when one of them ends', async () => {
    const reader = slowReader();
    const loader = batchLoader(reader.read, 10);
    for (const key of ['a', 'b', 'c', 'd']) {
      loader.load(key).catch(() => undefined);
      await turn();
    }
    expect(reader.asked()).toEqual([['a'], ['b']]);
    reader.batches[1]?.answer();
    await turn();
    expect(reader.asked()).toEqual([['a'], ['b'], ['c', 'd']]);
  });

  it('reads no more keys together than it may', async () => {
    const reader = slowReader();
    const loader = batchLoader(reader.read, 2);
    for (const key of ['a', 'b', 'c']) loader.load(key).catch(() => undefined);
    await turn();
    expect(reader.asked()).toEqual([['a', 'b'], ['c']]);
  });

  it('tells everybody who asked when reading fails, and goes on', async () => {
    const reader = slowReader();
    const loader = batchLoader(reader.read, 10);
    const answers = Promise.allSettled([loader.load('a'), loader.load('b')]);
    await turn();
    reader.batches[0]?.answer(new Error('gone'));
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = loader.load('a');
    await turn();
    reader.batches[1]?.answer();
    expect(await again).toBe('A');
  });
});
