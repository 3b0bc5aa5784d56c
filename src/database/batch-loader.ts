import DataLoader from 'dataloader';
import { apart, beforeDeadline } from '../common/deadline.js';

/** As many statements of one loader run at a time: what is asked for meanwhile shares the next one. */
const AT_ONCE = 2;

export interface BatchLoader<K, V> {
  /** Rejects at the deadline of whoever asks, although the reading goes on for the others. */
  load(key: K): Promise<V>;
}

/**
 * Reads by key, many keys in one statement: all that are asked for in one turn of the event loop, and under load also those that came while
 * earlier ones were being read. Alone, a key is read at once. Nothing is remembered. `read` answers in the order of its keys; when it
 * fails, everybody who asked is told.
 *
 * Its statement takes a list as `(SELECT $1::uuid[])`, which hides the length from the planner: a short list would look cheaper than the
 * plan that is kept, and be planned anew each time, which costs several times the reading.
 */
export function batchLoader<K, V>(read: (keys: readonly K[]) => Promise<V[]>, mostKeys: number): BatchLoader<K, V> {
  const held: (() => void)[] = [];
  let running = 0;
  const run = async (keys: readonly K[]): Promise<V[]> => {
    running++;
    try {
      return await apart(() => read(keys));
    } finally {
      running--;
      held.shift()?.();
    }
  };
  const loader = new DataLoader<K, V>(run, {
    cache: false,
    maxBatchSize: mostKeys,
    batchScheduleFn: (dispatch) => {
      if (running < AT_ONCE) setImmediate(dispatch);
      else held.push(dispatch);
    },
  });
  return { load: (key) => beforeDeadline(loader.load(key)) };
}
