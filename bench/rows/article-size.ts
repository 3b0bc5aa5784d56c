import { Incomplete, type Benchmark, type Contest, type Entrant, type Ground } from '../harness/bench.js';
import { bodyAt } from '../harness/dialects.js';
import { placesIn } from '../harness/places.js';
import { ask, cpuPerRequest, expectJson, type Reply } from '../harness/requests.js';
import { archive, openDesk, type Desk } from './archive.js';

const LIMIT = 20;
/** Requests of each kind in a run. Few, since what they write makes the smallest article larger. */
const TIMES = 50;
/** Where pages begin: the smallest article of `--quick` has 50 roots. */
const PLACES = 30;

type Job = () => Promise<Reply>;

/** What readers, writers and moderators do, under an article of a thousand comments and under one of a million. */
export const articleSize: Benchmark = {
  name: 'article size',
  unit: 'µs of CPU per request, server and PostgreSQL',
  async open(ground) {
    const data = await archive(ground);
    const desk = await openDesk(data, data.sites[3] ?? '', 1);
    const writer = await desk.newsroom.reader();
    const contest: Required<Contest> = { matches: [], curves: [], close: () => desk.server.stop() };
    const sizes = [];
    for (const { comments, id } of data.articles) {
      sizes.push({ comments, kinds: await kindsOf(desk, id, writer.token) });
    }
    for (const kind of ['page', 'reply', 'submit', 'decide'] as const) {
      const points = sizes.map(({ comments, kinds }) => ({
        x: comments,
        entrant: entrantOf(ground, desk, `${kind}, ${comments} comments`, kinds[kind]),
      }));
      const [baseline, subject] = [points[0]?.entrant, points.at(-1)?.entrant];
      if (!baseline || !subject) throw new Error('no articles');
      contest.matches.push({ name: `article size: ${kind}`, subject, baseline, target: 1.3, better: 'lower' });
      contest.curves.push({ name: `article size, ${kind}`, axis: 'comments of the article', points });
    }
    return contest;
  },
};

function entrantOf(ground: Ground, desk: Desk, name: string, jobs: readonly Job[]): Entrant {
  return {
    name,
    async run() {
      const { replies, ...reading } = await cpuPerRequest(ground, desk.server, jobs);
      for (const { status, text } of replies) {
        if (status !== 200 && status !== 201) throw new Incomplete(`${name}: ${status} ${text.slice(0, 200)}`);
      }
      return reading;
    },
  };
}

let sent = 0;

/** The requests of one run under an article, by kind. */
async function kindsOf(
  { server, moderators }: Desk,
  article: string,
  token: string,
): Promise<Record<'page' | 'reply' | 'submit' | 'decide', Job[]>> {
  const path = `/api/articles/${article}/comments`;
  const places = await placesIn(server.url, article, 'newest', 0, PLACES);
  const roots = (
    expectJson(await ask(server.url, { path: `${path}?limit=${TIMES}` }), 200) as { items: { id: string }[] }
  ).items;
  const times = <T>(job: (nth: number) => T): T[] => Array.from({ length: TIMES }, (_, nth) => job(nth));
  const write =
    (parentId?: string): Job =>
    () =>
      ask(server.url, { path, method: 'POST', token, body: { body: bodyAt(sent++), parentId } });
  // One comment, rejected and approved in turn.
  const target = (expectJson(await write()(), 201) as { comment: { id: string; revision: number } }).comment;
  let { revision } = target;
  const decide: Job = async () => {
    const ruling = revision % 2 === 1 ? { action: 'reject', reason: 'off-topic' } : { action: 'approve' };
    const decisions = `/api/moderation/comments/${target.id}/decisions`;
    const body = { ...ruling, revision: revision++ };
    return ask(server.url, { path: decisions, method: 'POST', token: moderators[0]?.token, body });
  };
  return {
    page: places.map((cursor) => () => ask(server.url, { path: `${path}?limit=${LIMIT}&cursor=${cursor}` })),
    reply: times((nth) => write(roots[nth % roots.length]?.id)),
    submit: times(() => write()),
    decide: times(() => decide),
  };
}
