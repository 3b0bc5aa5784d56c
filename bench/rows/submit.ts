import { Incomplete, type Benchmark, type Ground, type Reading } from '../harness/bench.js';
import { bodyAt } from '../harness/dialects.js';
import { MeasuredProcess } from '../harness/measured-process.js';
import { startPalabre } from '../harness/palabre.js';
import { ask, cpuPerRequest, type Reply } from '../harness/requests.js';
import { Newsroom, type Person } from '../../test/support/newsroom.js';

const WRITERS = 32;
const TOGETHER = 64;
const ARTICLES = 200;
const COMMENTS = 3_000;

interface Desk {
  url: string;
  process: MeasuredProcess;
  articles: string[];
  people: Pick<Person, 'token'>[];
}

let sent = 0;

/** Readers who post: one after the other each, and as many at once as there are writers. */
export const submit: Benchmark = {
  name: 'submit',
  unit: 'comments per second',
  async open(ground) {
    const palabre = await openPalabre(ground);
    const plain = await openPlain(ground);
    const count = ground.size(COMMENTS);
    const all = { name: 'over all articles', run: () => write(ground, palabre, palabre.articles, count, WRITERS) };
    const many = { name: 'over all articles', run: () => write(ground, palabre, palabre.articles, count, TOGETHER) };
    const one = {
      name: 'to one article',
      run: () => write(ground, palabre, palabre.articles.slice(0, 1), count, TOGETHER),
    };
    return {
      matches: [
        {
          subject: all,
          baseline: { name: 'plain', run: () => write(ground, plain, plain.articles, count, WRITERS) },
          target: 0.6,
          better: 'higher',
        },
        { name: 'submit to one article', subject: one, baseline: many, target: 0.5, better: 'higher' },
      ],
      async close() {
        await palabre.process.stop();
        await plain.process.stop();
      },
    };
  },
};

async function openPalabre(ground: Ground): Promise<Desk> {
  const database = await ground.database();
  const process = await startPalabre(database);
  const newsroom = await Newsroom.open(process.url, database);
  const people: Person[] = [];
  for (let nth = 0; nth < TOGETHER; nth++) people.push(await newsroom.reader());
  const articles: string[] = [];
  for (let nth = 0; nth < ARTICLES; nth++) articles.push((await newsroom.article()).id);
  return { url: process.url, process, articles, people };
}

async function openPlain(ground: Ground): Promise<Desk> {
  const process = await MeasuredProcess.start('bench/baselines/submit-server.ts', {
    DATABASE_URL: await ground.database(),
  });
  const articles = Array.from({ length: ARTICLES }, () => crypto.randomUUID());
  return { url: process.url, process, articles, people: [{ token: 'nobody asks' }] };
}

/** Comments in order, by as many people at a time. PostgreSQL, server and writers share the machine, so this is what all of it can do. */
async function write(
  ground: Ground,
  { url, process, people }: Desk,
  articles: readonly string[],
  count: number,
  writers: number,
): Promise<Reading> {
  const job = (nth: number) => (): Promise<Reply> =>
    ask(url, {
      method: 'POST',
      path: `/api/articles/${articles[nth % articles.length]}/comments`,
      token: people[nth % people.length]?.token,
      body: { body: bodyAt(sent++) },
    });
  const begun = performance.now();
  const jobs = Array.from({ length: count }, (_, nth) => job(nth));
  const { seen, replies } = await cpuPerRequest(ground, process, jobs, writers);
  const perSecond = (count * 1_000) / (performance.now() - begun);
  for (const { status, text } of replies) {
    if (status !== 201) throw new Incomplete(`a comment was answered ${status}: ${text.slice(0, 200)}`);
  }
  return { cost: perSecond, ...(seen && { seen }) };
}
