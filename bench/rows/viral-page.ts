import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Newsroom } from '../../test/support/newsroom.js';
import { Incomplete, type Benchmark, type Entrant, type Reading } from '../harness/bench.js';
import { fill } from '../harness/dataset.js';
import { bodyAt } from '../harness/dialects.js';
import { MeasuredProcess } from '../harness/measured-process.js';
import { startPalabre } from '../harness/palabre.js';
import { ask, expectJson, inParallel, type Reply } from '../harness/requests.js';
import { quantile } from '../harness/statistics.js';

const READERS = 2_000;
const COMMENTS_PER_SECOND = 10;
/** Longer than any page is kept, in milliseconds. */
const COLD = 1_000;
/** Requests before the first round: the article is cold, the server is not. */
const WARM = 20_000;
/** The oldest that a page may be, in milliseconds. */
const STALE = 500;

interface Crowd {
  replies: Reply[];
  cpu: number;
  ms: number;
}

/** The front page links to an article that nobody has opened yet, and readers comment already. Each reader has a connection of their own. */
export const viralPage: Benchmark = {
  name: 'viral page',
  unit: 'pages per second of server CPU',
  async open(ground) {
    const readers = ground.size(READERS);
    const database = await ground.database();
    const data = await fill(database, [{ site: 0, articles: 1, threads: 1_000 }], ground.progress);
    await ground.checkpoint();
    const palabre = await startPalabre(database);
    const newsroom = await Newsroom.open(palabre.url, database);
    const author = await newsroom.reader();
    const path = `/api/articles/${data.article(0)}/comments`;
    const { text } = await ask(palabre.url, { path });
    const constant = await MeasuredProcess.start('bench/baselines/constant-bytes-server.ts', {
      SIZE: String(Buffer.byteLength(text)),
    });
    for (const server of [palabre, constant]) await warmUp(server, path, ground.size(WARM));
    let sent = 0;
    /** When the article's events were acknowledged, by number. */
    const known: number[] = [];
    known[(JSON.parse(text) as Page).live.seq] = 0;
    const comment = async (): Promise<void> => {
      const call = { path, method: 'POST', token: author.token, body: { body: bodyAt(sent++) } } as const;
      expectJson(await ask(palabre.url, call), 201);
      known.push(performance.now());
    };
    const palabreUnderLoad = async (): Promise<Reading> => {
      await delay(COLD);
      const before = await palabre.metric('palabre_page_reads_total');
      const writing = new AbortController();
      const comments = write(comment, writing.signal);
      const { replies, cpu, ms } = await gather(palabre, path, readers);
      writing.abort();
      const written = await comments;
      const made = (await palabre.metric('palabre_page_reads_total')) - before;
      if (made > written + ms / STALE + 2) throw new Incomplete(`${made} reads for ${written} comments`);
      const stale = Math.max(...replies.map((reply) => staleness(reply, known)));
      if (stale > STALE) throw new Incomplete(`a page was ${Math.round(stale)} ms old when it was asked for`);
      return {
        cost: readers / (cpu / 1e6),
        seen: { ...figures(replies, ms), reads: made, comments: written, 'stale ms': stale },
      };
    };
    const baseline: Entrant = {
      name: 'constant bytes',
      async run() {
        const { replies, cpu, ms } = await gather(constant, path, readers);
        if (replies.some(({ status }) => status !== 200)) throw new Incomplete('the constant bytes did not come');
        return { cost: readers / (cpu / 1e6), seen: figures(replies, ms) };
      },
    };
    return {
      matches: [{ subject: { name: 'Palabre', run: palabreUnderLoad }, baseline, target: 0.5, better: 'higher' }],
      async close() {
        await palabre.stop();
        await constant.stop();
      },
    };
  },
};

interface Page {
  items: unknown[];
  live: { seq: number };
}

/** Everybody connects, then everybody asks. */
async function gather(server: MeasuredProcess, path: string, readers: number): Promise<Crowd> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers, maxFreeSockets: readers });
  await Promise.all(Array.from({ length: readers }, () => ask(server.url, { path: '/health/live' }, agent)));
  const cpu = await server.cpu();
  const begun = performance.now();
  const replies = await Promise.all(Array.from({ length: readers }, () => ask(server.url, { path }, agent)));
  const crowd = { replies, ms: performance.now() - begun, cpu: (await server.cpu()) - cpu };
  agent.destroy();
  return crowd;
}

async function warmUp({ url }: MeasuredProcess, path: string, requests: number): Promise<void> {
  await inParallel(
    Array.from({ length: requests }, () => () => ask(url, { path })),
    64,
  );
}

/** Comments at a steady rate until told to stop; answers how many there were. */
async function write(comment: () => Promise<void>, stop: AbortSignal): Promise<number> {
  const under: Promise<void>[] = [];
  while (!stop.aborted) {
    under.push(comment());
    await delay(1_000 / COMMENTS_PER_SECOND);
  }
  await Promise.all(under);
  return under.length;
}

/** How long before the request the first event was acknowledged that the page does not have. */
function staleness(reply: Reply, known: readonly number[]): number {
  const { items, live } = expectJson(reply, 200) as Page;
  if (items.length === 0) throw new Incomplete('an empty page');
  const missing = known[live.seq + 1];
  return missing === undefined ? 0 : Math.max(0, reply.at - missing);
}

const figures = (replies: readonly Reply[], ms: number): Record<string, number> => ({
  'p99 ms': quantile(
    replies.map((reply) => reply.ms),
    0.99,
  ),
  perSecond: (replies.length * 1_000) / ms,
});
