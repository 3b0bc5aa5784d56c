import { Incomplete, type Benchmark, type Entrant } from '../harness/bench.js';
import { ask, cpuPerRequest, expectJson } from '../harness/requests.js';
import { archive, openDesk } from './archive.js';

const PAGES = 200;
const LIMIT = 20;
const SORTS = ['oldest', 'newest', 'priority'];

interface Page {
  items: { comment: { status: string } }[];
  counts: { pending: number };
}

/** What a moderator sees first: the oldest that wait, the newest, the most urgent. */
export const queuePage: Benchmark = {
  name: 'queue page',
  unit: 'µs of CPU per page, server and PostgreSQL',
  async open(ground) {
    const data = await archive(ground);
    const [first] = data.queues;
    const { server, newsroom } = await openDesk(data, first?.site ?? '', 0);
    const points = data.queues.map(({ waiting, site }) => {
      const jobs = Array.from({ length: ground.size(PAGES) }, (_, nth) => () => {
        const path = `/api/moderation/queue?site=${site}&limit=${LIMIT}&sort=${SORTS[nth % SORTS.length]}`;
        return ask(server.url, { path, token: newsroom.admin.token });
      });
      const entrant: Entrant = {
        name: `${waiting} waiting`,
        async run() {
          const { replies, ...reading } = await cpuPerRequest(ground, server, jobs);
          for (const reply of replies) {
            const { items, counts } = expectJson(reply, 200) as Page;
            const isRight = items.length === LIMIT && items.every(({ comment }) => comment.status === 'pending');
            if (!isRight || counts.pending !== waiting) throw new Incomplete(`${items.length} of ${counts.pending}`);
          }
          return reading;
        },
      };
      return { x: waiting, entrant };
    });
    const [baseline, subject] = [points[0]?.entrant, points.at(-1)?.entrant];
    if (!baseline || !subject) throw new Error('no queues');
    return {
      matches: [{ subject, baseline, target: 1.3, better: 'lower' }],
      curves: [{ name: 'queue page', axis: 'comments waiting', points }],
      close: () => server.stop(),
    };
  },
};
