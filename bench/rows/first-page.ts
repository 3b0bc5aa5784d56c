import { Incomplete, type Benchmark, type Entrant, type Ground, type Reading } from '../harness/bench.js';
import { fill } from '../harness/dataset.js';
import { MeasuredProcess } from '../harness/measured-process.js';
import { startPalabre } from '../harness/palabre.js';
import { ask, cpuPerRequest, expectJson } from '../harness/requests.js';

const COMMENTS = 1_000_000;
const ROOTS = 50;
/** Twice a page, so that there is a second one. */
const PER_ARTICLE = 8 * ROOTS;
const READERS = 16;
const PAGES = 1_500;
/** Before the first round, or it would be compilers that are compared. */
const WARM = 3_000;
/** PostgreSQL's share is what TypeORM makes dear, so there all CPU counts. */
const ALL_CPU = 'pages per second of all CPU';

interface Page {
  items: { replies: unknown[] }[];
}

/**
 * Pages of articles that nobody has just asked for, one article after the other: what a page costs when no cache helps. A server is one
 * thread, so its throughput is what one second of its CPU makes; PostgreSQL's share is the same statement for the plain server.
 */
export const firstPage: Benchmark = {
  name: 'first page',
  unit: 'pages per second of server CPU',
  async open(ground) {
    const database = await ground.database();
    const articles = ground.size(COMMENTS) / PER_ARTICLE;
    const data = await fill(database, [{ site: 0, articles, threads: ground.size(COMMENTS) / 4 }], ground.progress);
    await ground.checkpoint();
    const palabre = await startPalabre(database);
    const plain = await MeasuredProcess.start('bench/baselines/first-page-server.ts', { DATABASE_URL: database });
    const typeorm = await MeasuredProcess.start('bench/baselines/first-page-typeorm-server.ts', {
      DATABASE_URL: database,
    });
    const servers = [palabre, plain, typeorm];
    let next = 0;
    const path = (): string => `/api/articles/${data.article(next++ % articles)}/comments?limit=${ROOTS}`;
    const same = path();
    const [ours, theirs] = [await ask(palabre.url, { path: same }), await ask(plain.url, { path: same })];
    if (ours.text !== theirs.text) throw new Incomplete('the plain server answers other bytes');
    const entrant = (name: string, server: MeasuredProcess, pages: number): Entrant => ({
      name,
      run: () => read(ground, server, pages, path),
    });
    for (const server of [palabre, plain]) await read(ground, server, ground.size(WARM), path);
    await read(ground, typeorm, ground.size(WARM / 20), path);
    const subject = entrant('Palabre', palabre, ground.size(PAGES));
    return {
      matches: [
        {
          name: 'first page: node:http and pg',
          subject,
          baseline: entrant('plain', plain, ground.size(PAGES)),
          target: 0.6,
          better: 'higher',
        },
        {
          name: 'first page: TypeORM',
          figure: ALL_CPU,
          unit: ALL_CPU,
          subject,
          baseline: entrant('TypeORM', typeorm, ground.size(PAGES / 25)),
          target: 4,
          better: 'higher',
        },
      ],
      async close() {
        for (const server of servers) await server.stop();
      },
    };
  },
};

async function read(ground: Ground, server: MeasuredProcess, pages: number, path: () => string): Promise<Reading> {
  const begun = performance.now();
  const jobs = Array.from({ length: pages }, () => async () => ask(server.url, { path: path() }));
  const { cost, seen, replies } = await cpuPerRequest(ground, server, jobs, READERS);
  const perSecond = (pages * 1_000) / (performance.now() - begun);
  for (const reply of replies) {
    const { items } = expectJson(reply, 200) as Page;
    const isWhole = items.length === ROOTS && items.every(({ replies }) => replies.length === 3);
    if (!isWhole) throw new Incomplete(`a page of ${items.length} roots`);
  }
  return { cost: 1e6 / (seen?.['node µs'] ?? NaN), seen: { ...seen, perSecond, [ALL_CPU]: 1e6 / cost } };
}
