import { Incomplete, type Benchmark, type Reading } from '../harness/bench.js';
import { run as sql } from '../harness/postgres.js';
import { ask, cpuPerRequest, expectJson, type Reply } from '../harness/requests.js';
import { archive, openDesk } from './archive.js';

const MODERATORS = 16;
const BATCH = 10;
const TURNS = 12;

/** Everybody takes a batch at once, or one moderator as many, one after the other. Between the turns all is given back. */
export const claims: Benchmark = {
  name: 'claims',
  unit: 'µs of CPU per batch, server and PostgreSQL',
  async open(ground) {
    const data = await archive(ground);
    const site = data.queues[1]?.site ?? '';
    const { server, moderators } = await openDesk(data, site, MODERATORS);
    const turns = ground.size(TURNS);
    const take = (token: string) => (): Promise<Reply> =>
      ask(server.url, { path: '/api/moderation/claims', method: 'POST', token, body: { site, limit: BATCH } });
    /** As many batches for these, so many of them at a time. */
    const turn = async (tokens: string[], width: number): Promise<Reading> => {
      await sql(data.database, 'DELETE FROM claims');
      const { replies, ...reading } = await cpuPerRequest(ground, server, tokens.map(take), width);
      const ids = replies.flatMap((reply) => {
        const { items } = expectJson(reply, 200) as { items: { comment: { id: string } }[] };
        if (items.length !== BATCH) throw new Incomplete(`a batch of ${items.length}`);
        return items.map(({ comment }) => comment.id);
      });
      if (new Set(ids).size !== ids.length) throw new Incomplete('a comment has two holders');
      return reading;
    };
    const all = moderators.map(({ token }) => token);
    const one = all.map(() => all[0] ?? '');
    const together = async (): Promise<Reading> => mean(await repeat(turns, () => turn(all, all.length)));
    const alone = async (): Promise<Reading> => mean(await repeat(turns, () => turn(one, 1)));
    return {
      matches: [
        {
          subject: { name: `${MODERATORS} moderators`, run: together },
          baseline: { name: 'one moderator', run: alone },
          target: 1.5,
          better: 'lower',
        },
      ],
      close: () => server.stop(),
    };
  },
};

async function repeat<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let nth = 0; nth < times; nth++) results.push(await work());
  return results;
}

function mean(readings: Reading[]): Reading {
  const average = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const names = Object.keys(readings[0]?.seen ?? {});
  const seen = Object.fromEntries(
    names.map((name) => [name, average(readings.map(({ seen }) => seen?.[name] ?? NaN))]),
  );
  return { cost: average(readings.map(({ cost }) => cost)), seen };
}
