import type { Benchmark, Reading } from '../harness/bench.js';
import { EPOCH } from '../baselines/news.js';
import { LiveServer } from '../harness/live-server.js';
import type { Person } from '../../test/support/newsroom.js';

const READERS = 1_000;
const [PEOPLE, COMMENTS] = [25, 20];
const PER_SECOND = 200;

/** Five hundred people like, or think better of it, within two and a half seconds. */
export const reactionsStorm: Benchmark = {
  name: 'reactions storm',
  unit: 'µs of server CPU per reaction and reader',
  async open(ground) {
    const readers = ground.size(READERS);
    const palabre = await (await LiveServer.palabre(ground)).gather(readers);
    const plain = await (await LiveServer.plain(ground, 'socket-io-server.ts', 'socket.io')).gather(readers);
    const people: Person[] = [];
    for (let nth = 0; nth < PEOPLE; nth++) people.push(await palabre.newsroom.reader());
    const ours: string[] = [];
    const theirs: string[] = [];
    for (let nth = 0; nth < COMMENTS; nth++) {
      ours.push(await palabre.comment());
      theirs.push(crypto.randomUUID());
    }
    const stream = `article:${plain.articles[0]}`;
    const [article = ''] = palabre.articles;
    const liked = new Set<string>();
    const like = async (person: number, comment: number): Promise<void> => {
      const path = `/api/comments/${ours[comment]}/reaction`;
      const one = `${person} ${comment}`;
      const { status } = (await (liked.has(one)
        ? people[person]?.api.delete(path)
        : people[person]?.api.put(path))) ?? { status: 0 };
      if (status !== 200) throw new Error(`a reaction was answered ${status}`);
      if (!liked.delete(one)) liked.add(one);
    };
    const counts = theirs.map(() => 0);
    const emit = async (_person: number, comment: number): Promise<void> => {
      counts[comment] = (counts[comment] ?? 0) + 1;
      const message = { stream, epoch: EPOCH, reactions: { [theirs[comment] ?? '']: counts[comment] } };
      await plain.tell({ stream, name: 'gauge', message });
    };
    const finalOurs = (): void => {
      const final = ours.map((id, comment) => [id, [...liked].filter((one) => one.endsWith(` ${comment}`)).length]);
      palabre.reacted(article, Object.fromEntries(final));
    };
    const finalTheirs = (): void =>
      plain.reacted(plain.articles[0] ?? '', Object.fromEntries(theirs.map((id, at) => [id, counts[at] ?? 0])));
    return {
      matches: [
        {
          subject: { name: 'Palabre', run: () => storm(palabre, like, finalOurs, readers) },
          baseline: { name: 'an emit per reaction', run: () => storm(plain, emit, finalTheirs, readers) },
          target: 0.05,
          better: 'lower',
        },
      ],
      async close() {
        await palabre.close();
        await plain.close();
      },
    };
  },
};

async function storm(
  server: LiveServer,
  react: (person: number, comment: number) => Promise<void>,
  expectFinal: () => void,
  readers: number,
): Promise<Reading> {
  const before = await server.process.cpu();
  const begun = performance.now();
  const under: Promise<void>[] = [];
  for (let nth = 0; nth < PEOPLE * COMMENTS; nth++) {
    const due = begun + (nth * 1_000) / PER_SECOND - performance.now();
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
    under.push(react(Math.floor(nth / COMMENTS), nth % COMMENTS));
  }
  await Promise.all(under);
  expectFinal();
  await server.settle();
  return { cost: ((await server.process.cpu()) - before) / (PEOPLE * COMMENTS * readers) };
}
