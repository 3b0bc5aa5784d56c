import DataLoader from 'dataloader';
import { apart, beforeDeadline } from '../common/deadline.js';

/** As many statements of one loader run at a time: what is asked for meanwhile shares the next one. */
const AT_ONCE = 2;

export interface BatchLoader<K, V> {
  /** Rejects at the deadline of whoever asks, although the reading goes on for the others. */
  load(key: K): Promise<V>;
}

/**
 * Coalesces reads by key into one statement: those of one turn of the event loop, and under load those that came
 * meanwhile. It is no cache. `read` answers in the order of its keys; when it fails, everybody who asked is told.
 *
 * Statements should take the list as `(SELECT $1::uuid[])`: the planner, not seeing its length, keeps one plan.
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
