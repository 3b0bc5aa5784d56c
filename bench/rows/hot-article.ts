import type { Benchmark, Entrant, Reading } from '../harness/bench.js';
import { LiveServer } from '../harness/live-server.js';

const READERS = 2_500;
const PER_SECOND = 20;
const SECONDS = 15;
/** What gathering may add to the way of a comment, in milliseconds: the longest window of a room of that size, and what is left for the rest. */
const LONGEST_WAY = 500 + 100;

/** Comments that pour in under one article. */
export const hotArticle: Benchmark = {
  name: 'hot article',
  unit: 'ms of server CPU per comment',
  async open(ground) {
    const readers = ground.size(READERS);
    const palabre = await (await LiveServer.palabre(ground)).gather(readers);
    const ws = await (await LiveServer.plain(ground, 'ws-server.ts', 'ws')).gather(readers);
    const subject: Entrant = { name: 'Palabre', run: () => pour(palabre, PER_SECOND, SECONDS) };
    const bound: Entrant = {
      name: 'window + 100 ms',
      run: () => Promise.resolve({ cost: NaN, seen: { p99: LONGEST_WAY } }),
    };
    return {
      matches: [
        { subject, baseline: { name: 'ws', run: () => pour(ws, PER_SECOND, SECONDS) }, target: 0.3, better: 'lower' },
        {
          name: 'hot article: p99 from sending to reading',
          unit: 'ms',
          figure: 'p99',
          subject,
          baseline: bound,
          target: 1,
          better: 'lower',
        },
      ],
      async close() {
        await palabre.close();
        await ws.close();
      },
    };
  },
};

const RATES = [1, 5, 20, 50, 100];

/** The same article at one comment a second up to a hundred. */
export const rateGrowth: Benchmark = {
  name: 'rate growth',
  unit: 'ms of server CPU per second',
  async open(ground) {
    const palabre = await (await LiveServer.palabre(ground)).gather(ground.size(READERS));
    const points = RATES.map((rate) => ({ x: rate, entrant: { name: `${rate}/s`, run: () => second(palabre, rate) } }));
    const at = (rate: number): Entrant => points[RATES.indexOf(rate)]?.entrant as Entrant;
    return {
      matches: [{ subject: at(100), baseline: at(5), target: 3, better: 'lower' }],
      curves: [{ name: 'rate growth', axis: 'comments a second', points }],
      close: () => palabre.close(),
    };
  },
};

/** The cost of a comment when so many come a second for so many seconds. */
export async function pour(server: LiveServer, perSecond: number, seconds: number): Promise<Reading> {
  const before = await server.process.cpu();
  await server.comments(perSecond * seconds, perSecond);
  const { p50, p99 } = await server.settle();
  const cpu = (await server.process.cpu()) - before;
  return { cost: cpu / 1_000 / (perSecond * seconds), seen: { p50, p99 } };
}

async function second(server: LiveServer, perSecond: number): Promise<Reading> {
  const { cost, seen } = await pour(server, perSecond, SECONDS);
  return { cost: cost * perSecond, ...(seen && { seen }) };
}
