import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Entrant, Reading } from '../harness/bench.js';
import { LiveServer } from '../harness/live-server.js';
import type { Newsroom } from '../../test/support/newsroom.js';

const READERS = 2_500;
const PER_SECOND = 20;
const TAKEDOWNS = 10;

/** A comment is taken down while others pour in: how long until the last reader has lost it. */
export const removal: Benchmark = {
  name: 'removal',
  unit: 'ms until the last hundredth of the readers',
  async open(ground) {
    const palabre = await (await LiveServer.palabre(ground)).gather(ground.size(READERS));
    const entrant = (name: string, perSecond: number): Entrant => ({ name, run: () => takeDowns(palabre, perSecond) });
    return {
      matches: [{ subject: entrant('hot', PER_SECOND), baseline: entrant('quiet', 0), target: 1.5, better: 'lower' }],
      close: () => palabre.close(),
    };
  },
};

async function takeDowns(palabre: LiveServer & { newsroom: Newsroom }, perSecond: number): Promise<Reading> {
  const [article = ''] = palabre.articles;
  const ids: string[] = [];
  for (let nth = 0; nth < TAKEDOWNS; nth++) ids.push(await palabre.comment());
  await palabre.settle();
  const pouring = perSecond > 0 ? palabre.comments(perSecond * (TAKEDOWNS + 1), perSecond) : undefined;
  for (const id of ids) {
    await delay(1_000);
    await palabre.newsroom.decide(palabre.newsroom.admin, { id, revision: 1 }, 'reject');
    palabre.happened(article);
  }
  await pouring;
  const { removalP99 } = await palabre.settle();
  return { cost: removalP99 };
}
