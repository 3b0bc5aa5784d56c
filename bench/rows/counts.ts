import { Client } from 'pg';
import { Incomplete, type Benchmark, type Reading } from '../harness/bench.js';
import { bodyAt } from '../harness/dialects.js';
import { ask, expectJson, inParallel, type Reply } from '../harness/requests.js';
import { archive, openDesk, type Archive, type Desk } from './archive.js';

const LOOKS = 20;
const STORM = 100;
const PAGE = 100;

interface Counts {
  pending: number;
  reported: number;
  escalated: number;
  published: number;
  rejected: number;
}

interface SitePage {
  items: { id: string; counts: Counts }[];
  nextCursor: string | null;
}

const COUNTED = `
  SELECT site_id AS id, count(*) FILTER (WHERE status = 'pending') AS pending, count(*) FILTER (WHERE status = 'published' AND reports > 0) AS reported,
         count(*) FILTER (WHERE escalation_id IS NOT NULL) AS escalated,
         count(*) FILTER (WHERE status = 'published') AS published, count(*) FILTER (WHERE status = 'rejected') AS rejected
  FROM comments GROUP BY site_id`;

/** How much waits and stands in every view of every site: as the list of sites tells it, and counted anew. */
export const counts: Benchmark = {
  name: 'counts',
  unit: 'ms for all views of all sites',
  async open(ground) {
    const data = await archive(ground);
    const desk = await openDesk(data, data.sites[0] ?? '', 0);
    const client = new Client({ connectionString: data.database });
    await client.connect();
    const count = async (): Promise<string> => sorted((await client.query<Counts & { id: string }>(COUNTED)).rows);
    const subject = async (): Promise<Reading> => {
      await storm(desk, data, ground.size(STORM));
      if ((await listed(desk)) !== (await count())) throw new Incomplete('the counts are not what counting says');
      const begun = performance.now();
      for (let look = 0; look < LOOKS; look++) await listed(desk);
      return { cost: (performance.now() - begun) / LOOKS };
    };
    const baseline = async (): Promise<Reading> => {
      const begun = performance.now();
      await count();
      return { cost: performance.now() - begun };
    };
    return {
      matches: [
        {
          subject: { name: 'Palabre', run: subject },
          baseline: { name: 'count(*) … group by', run: baseline },
          target: 1 / 200,
          better: 'lower',
        },
      ],
      async close() {
        await client.end();
        await desk.server.stop();
      },
    };
  },
};

/** Every site that has comments, page after page. */
async function listed({ server, newsroom }: Desk): Promise<string> {
  const sites: (Counts & { id: string })[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const path: string = `/api/sites?limit=${PAGE}${cursor && `&cursor=${cursor}`}`;
    const page = expectJson(await ask(server.url, { path, token: newsroom.admin.token }), 200) as SitePage;
    sites.push(...page.items.map(({ id, counts }) => ({ id, ...counts })));
    cursor = page.nextCursor;
  }
  return sorted(sites.filter(({ pending, published, rejected }) => pending + published + rejected > 0));
}

const sorted = (sites: (Counts & { id: string })[]): string =>
  sites
    .map(({ id, pending, reported, escalated, published, rejected }) =>
      [id, pending, reported, escalated, published, rejected].join(' '),
    )
    .toSorted()
    .join('\n');

let sent = 0;

/** Comments, reports and decisions on many sites at once; each comment is decided twice at the same moment, and one of the two must lose. */
async function storm({ server, newsroom }: Desk, { queues, articles }: Archive, size: number): Promise<void> {
  const post = (path: string, body: object, token: string): Promise<Reply> =>
    ask(server.url, { path, method: 'POST', body, token });
  const [writer, reporter] = [await newsroom.reader(), await newsroom.reader()];
  const { token } = newsroom.admin;
  const expectOne = (replies: Reply[]): void => {
    const statuses = replies.map(({ status }) => status).toSorted((a, b) => a - b);
    if (statuses.join() !== '201,409') throw new Incomplete(`two decisions at once came to ${statuses.join()}`);
  };
  const jobs = Array.from({ length: size }, (_, nth) => async (): Promise<void> => {
    const article = articles[nth % articles.length]?.id ?? '';
    const site = queues[nth % queues.length]?.site ?? '';
    const written = await post(`/api/articles/${article}/comments`, { body: bodyAt(sent++) }, writer.token);
    const { comment } = expectJson(written, 201) as { comment: { id: string } };
    expectJson(await post(`/api/comments/${comment.id}/reports`, { reason: 'insult' }, reporter.token), 201);
    const claimed = expectJson(await post('/api/moderation/claims', { site, limit: 1 }, token), 200) as {
      items: { comment: { id: string; revision: number } }[];
    };
    for (const { comment } of claimed.items) {
      const decide = (ruling: object): Promise<Reply> =>
        post(`/api/moderation/comments/${comment.id}/decisions`, { ...ruling, revision: comment.revision }, token);
      expectOne(await Promise.all([decide({ action: 'approve' }), decide({ action: 'reject', reason: 'spam' })]));
    }
  });
  await inParallel(jobs, 16);
}
