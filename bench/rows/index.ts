import type { Benchmark } from '../harness/bench.js';
import { articleSize } from './article-size.js';
import { bulk } from './bulk.js';
import { claims } from './claims.js';
import { counts } from './counts.js';
import { depth } from './depth.js';
import { fanOut } from './fan-out.js';
import { firstPage } from './first-page.js';
import { hotArticle, rateGrowth } from './hot-article.js';
import { idleMemory } from './idle-memory.js';
import { manyRooms } from './many-rooms.js';
import { queuePage } from './queue-page.js';
import { reactionsStorm } from './reactions-storm.js';
import { reconnectStorm } from './reconnect-storm.js';
import { removal } from './removal.js';
import { stalledReaders } from './stalled-readers.js';
import { submit } from './submit.js';
import { viralPage } from './viral-page.js';

/** Everything that `npm run bench` runs, in this order. */
export const BENCHMARKS: readonly Benchmark[] = [
  fanOut,
  hotArticle,
  rateGrowth,
  manyRooms,
  reactionsStorm,
  removal,
  stalledReaders,
  reconnectStorm,
  idleMemory,
  firstPage,
  viralPage,
  submit,
  queuePage,
  claims,
  depth,
  articleSize,
  bulk,
  counts,
];
