import { Incomplete, type Benchmark, type Contest, type Reading } from '../harness/bench.js';
import { fill } from '../harness/dataset.js';
import { Newsroom } from '../../test/support/newsroom.js';
import { startPalabre } from '../harness/palabre.js';
import { Readers } from '../harness/readers.js';
import { ask, expectJson, type Call } from '../harness/requests.js';

const COMMENTS = 1_000;
const READERS = 200;
const MOST_MESSAGES = 5;
const RULINGS = [{ action: 'approve' }, { action: 'reject', reason: 'spam' }];

interface Held {
  commentId: string;
  revision: number;
}

/** A wave of spam under one article, with readers there: a thousand comments approved, and rejected again. */
export const bulk: Benchmark = {
  name: 'bulk',
  unit: 'ms for all decisions',
  async open(ground) {
    const [count, crowd] = [ground.size(COMMENTS), ground.size(READERS)];
    const database = await ground.database();
    const data = await fill(database, [{ site: 0, articles: 1, threads: 500, waiting: 2 * count }], ground.progress);
    await ground.checkpoint();
    const server = await startPalabre(database);
    const newsroom = await Newsroom.open(server.url, database);
    const { token } = await newsroom.moderator(data.site(0));
    const stream = `article:${data.article(0)}`;
    const readers = await Readers.open(
      server.url,
      'socket.io',
      Array.from({ length: crowd }, () => stream),
    );
    const held = await newsroom.sql<Held>(`SELECT id AS "commentId", revision FROM comments WHERE status = 'pending'`);
    const { live } = await newsroom.page(data.article(0));
    let head = live.seq;
    const decide = async <T>(call: Pick<Call, 'path' | 'body'>, status: number): Promise<T> =>
      expectJson(await ask(server.url, { ...call, method: 'POST', token }), status) as T;
    /** All of them approved, then all rejected, each by `work`; every reader must hear of every one. */
    const timed = async (items: Held[], work: (ruling: object) => Promise<void>): Promise<Reading> => {
      let [ms, messages] = [0, 0];
      for (const ruling of RULINGS) {
        const begun = performance.now();
        await work(ruling);
        ms += performance.now() - begun;
        for (const item of items) item.revision++;
        head += items.length;
        messages += (await readers.settle({ [stream]: { head } })).messages;
      }
      return { cost: ms / RULINGS.length, seen: { 'messages per reader': messages / RULINGS.length / crowd } };
    };
    const [together, single] = [held.slice(0, count), held.slice(count)];
    const subject = {
      name: 'one decision',
      run: () =>
        timed(together, async (ruling) => {
          const body = { items: together, ...ruling };
          const { items } = await decide<{ items: { ok: boolean }[] }>(
            { path: '/api/moderation/decisions', body },
            200,
          );
          const isDone = items.length === count && items.every(({ ok }) => ok);
          if (!isDone) throw new Incomplete('not every comment was decided');
        }),
    };
    const contest: Contest = {
      matches: [
        {
          subject,
          baseline: {
            name: 'single decisions',
            run: () =>
              timed(single, async (ruling) => {
                for (const { commentId, revision } of single) {
                  await decide(
                    { path: `/api/moderation/comments/${commentId}/decisions`, body: { ...ruling, revision } },
                    201,
                  );
                }
              }),
          },
          target: 0.1,
          better: 'lower',
        },
        {
          name: 'bulk: messages',
          unit: 'messages to each reader',
          figure: 'messages per reader',
          subject,
          baseline: {
            name: 'what readers may get',
            run: () => Promise.resolve({ cost: 0, seen: { 'messages per reader': MOST_MESSAGES } }),
          },
          target: 1,
          better: 'lower',
        },
      ],
      async close() {
        await readers.close();
        await server.stop();
      },
    };
    return contest;
  },
};
