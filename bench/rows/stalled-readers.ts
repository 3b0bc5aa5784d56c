import { setTimeout as delay } from 'node:timers/promises';
import { Incomplete, type Benchmark, type Reading } from '../harness/bench.js';
import { LiveServer } from '../harness/live-server.js';

const READERS = 2_500;
const PER_SECOND = 20;
const SECONDS = 15;
const SHARE = 0.01;
/** Whoever answers no heartbeat is cut after 45 s; whoever has too much waiting, before. */
const CUT_WITHIN = 60_000;

/** Some readers stop reading: nobody else notices, and they are cut. */
export const stalledReaders: Benchmark = {
  name: 'stalled readers',
  unit: 'MB of heap',
  async open(ground) {
    const readers = ground.size(READERS);
    const palabre = await LiveServer.palabre(ground);
    const subject = { name: 'one in a hundred stalls', run: () => pourOver(palabre, readers, SHARE) };
    const baseline = { name: 'all read', run: () => pourOver(palabre, readers, 0) };
    return {
      matches: [
        { name: 'stalled readers: memory', subject, baseline, target: 1.1, better: 'lower' },
        {
          name: 'stalled readers: p99 of the others',
          unit: 'ms',
          figure: 'p99',
          subject,
          baseline,
          target: 1.1,
          better: 'lower',
        },
      ],
      close: () => palabre.close(),
    };
  },
};

async function pourOver(palabre: LiveServer, readers: number, share: number): Promise<Reading> {
  await palabre.gather(readers);
  if (share > 0) await palabre.readers.stall(share);
  await palabre.comments(PER_SECOND * SECONDS, PER_SECOND);
  const { p99 } = await palabre.settle();
  const { heap } = await palabre.process.memory();
  await connected(palabre, readers - (share > 0 ? Math.ceil(readers * share) : 0));
  await palabre.disperse();
  await connected(palabre, 0);
  return { cost: heap / 2 ** 20, seen: { p99 } };
}

/** Waits until at most so many are connected. */
async function connected(palabre: LiveServer, atMost: number): Promise<void> {
  const deadline = performance.now() + CUT_WITHIN;
  while ((await palabre.process.metric('palabre_live_connections')) > atMost) {
    if (performance.now() > deadline) throw new Incomplete('readers that stopped reading are still connected');
    await delay(500);
  }
}
