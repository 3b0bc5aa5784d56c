import { Incomplete, type Benchmark, type Contest, type Entrant } from '../harness/bench.js';
import { placesIn, type Sort } from '../harness/places.js';
import { startPalabre } from '../harness/palabre.js';
import { ask, cpuPerRequest, expectJson, type Reply } from '../harness/requests.js';
import { archive } from './archive.js';

const LIMIT = 20;
/** Page numbers. */
const DEPTHS = [1, 20, 200, 2_000];
const PAGES = 100;
const SORTS: readonly Sort[] = ['newest', 'oldest', 'top'];

/** A reader who has paged far down a million comments. */
export const depth: Benchmark = {
  name: 'depth',
  unit: 'µs of CPU per page, server and PostgreSQL',
  async open(ground) {
    const data = await archive(ground);
    const article = data.articles.at(-1)?.id ?? '';
    const server = await startPalabre(data.database);
    const contest: Required<Contest> = { matches: [], curves: [], close: () => server.stop() };
    for (const sort of SORTS) {
      const points: { x: number; entrant: Entrant }[] = [];
      for (const page of DEPTHS) {
        const x = page === 1 ? 1 : ground.size(page);
        ground.progress(`paging to page ${x}, ${sort} first`);
        const places = await placesIn(server.url, article, sort, (x - 1) * LIMIT, PAGES);
        const jobs = places.map((cursor) => (): Promise<Reply> => {
          const path = `/api/articles/${article}/comments?sort=${sort}&limit=${LIMIT}&cursor=${cursor}`;
          return ask(server.url, { path });
        });
        const run: Entrant['run'] = async () => {
          const { replies, ...reading } = await cpuPerRequest(ground, server, jobs);
          for (const reply of replies) {
            const { items } = expectJson(reply, 200) as { items: unknown[] };
            if (items.length !== LIMIT) throw new Incomplete(`a page of ${items.length}`);
          }
          return reading;
        };
        points.push({ x, entrant: { name: `page ${x}, ${sort}`, run } });
      }
      const [baseline, subject] = [points[0]?.entrant, points.at(-1)?.entrant];
      if (!baseline || !subject) throw new Error('no depths');
      contest.matches.push({ name: `depth: ${sort}`, subject, baseline, target: 1.3, better: 'lower' });
      contest.curves.push({ name: `depth, ${sort}`, axis: 'page', points });
    }
    return contest;
  },
};
