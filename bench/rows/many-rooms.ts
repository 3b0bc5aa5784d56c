import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Reading } from '../harness/bench.js';
import { LiveServer } from '../harness/live-server.js';
import type { Newsroom } from '../../test/support/newsroom.js';

const READERS = 5_000;
const ARTICLES = 500;
const SECONDS = 10;
const IDLE_SECONDS = 3;

interface Held {
  commentId: string;
  revision: number;
  isPublished: boolean;
}

/**
 * A quiet day: many articles, each with a few readers and an event a second. In the product a moderator decides over one comment under each
 * article at a time; the plain server is told as many events at once.
 */
export const manyRooms: Benchmark = {
  name: 'many rooms',
  unit: 'µs of server CPU per delivery',
  async open(ground) {
    const [readers, articles] = [ground.size(READERS), ground.size(ARTICLES)];
    const palabre = await LiveServer.palabre(ground, articles);
    const ws = await LiveServer.plain(ground, 'ws-server.ts', 'ws', { articles });
    // A comment for each second, as on a real day: one that went to and fro would be presented anew with all its former events.
    const held: Held[][] = [];
    for (let nth = 0; nth < SECONDS; nth++) held.push(await oneUnderEach(palabre));
    for (const server of [palabre, ws]) await server.gather(readers);
    const decide = async (nth: number): Promise<void> => {
      await decideAll(palabre.newsroom, held[nth] ?? []);
      for (const article of palabre.articles) palabre.happened(article);
    };
    const tell = async (): Promise<void> => {
      await Promise.all(ws.articles.map((article) => ws.comment(article)));
    };
    return {
      matches: [
        {
          subject: { name: 'Palabre', run: () => everySecond(palabre, decide, readers) },
          baseline: { name: 'ws', run: () => everySecond(ws, tell, readers) },
          target: 1.3,
          better: 'lower',
        },
      ],
      async close() {
        await palabre.close();
        await ws.close();
      },
    };
  },
};

async function everySecond(server: LiveServer, act: (nth: number) => Promise<void>, readers: number): Promise<Reading> {
  const before = await server.process.cpu();
  for (let nth = 0; nth < SECONDS; nth++) {
    const begun = performance.now();
    await act(nth);
    await delay(Math.max(0, 1_000 - (performance.now() - begun)));
  }
  await server.settle();
  const after = await server.process.cpu();
  await delay(IDLE_SECONDS * 1_000);
  const idle = ((await server.process.cpu()) - after) / 1_000 / IDLE_SECONDS;
  return { cost: (after - before) / (readers * SECONDS), seen: { 'idle ms per second': idle } };
}

async function oneUnderEach(palabre: LiveServer): Promise<Held[]> {
  const held: Held[] = [];
  for (const article of palabre.articles) {
    held.push({ commentId: await palabre.comment(article), revision: 1, isPublished: true });
  }
  return held;
}

/** Takes them down when they are published, and publishes them again otherwise. */
async function decideAll({ admin }: Newsroom, held: Held[]): Promise<void> {
  const isPublished = held[0]?.isPublished ?? false;
  const answer = await admin.api.post<{ items: { decision?: { revision: number } }[] }>('/api/moderation/decisions', {
    items: held.map(({ commentId, revision }) => ({ commentId, revision })),
    action: isPublished ? 'reject' : 'approve',
    ...(isPublished && { reason: 'off-topic' }),
  });
  for (const [nth, one] of held.entries()) {
    const revision = answer.body.items[nth]?.decision?.revision;
    if (revision === undefined) throw new Error(`a decision was refused: ${JSON.stringify(answer.body).slice(0, 300)}`);
    Object.assign(one, { revision, isPublished: !isPublished });
  }
}
