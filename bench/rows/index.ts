import type { Benchmark } from '../harness/bench.js';
import { fanOut } from './fan-out.js';
import { firstPage } from './first-page.js';
import { viralPage } from './viral-page.js';

/** Everything that `npm run bench` runs, in this order. */
export const BENCHMARKS: readonly Benchmark[] = [fanOut, firstPage, viralPage];
