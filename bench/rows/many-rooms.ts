import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Reading } from '../harness/bench.js';
import { LiveServer } from '../harness/live-server.js';
import type { Newsroom } from '../../test/support/newsroom.js';

const READERS = 5_000;
const ARTICLES = 500;
const SECONDS = 10;

interface Held {
  commentId: string;
  revision: number;
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
    const held = await oneUnderEach(palabre);
    for (const server of [palabre, ws]) await server.gather(readers);
    let isPublished = true;
    const decide = async (): Promise<void> => {
      isPublished = !isPublished;
      await decideAll(palabre.newsroom, held, isPublished ? 'approve' : 'reject');
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

async function everySecond(server: LiveServer, act: () => Promise<void>, readers: number): Promise<Reading> {
  const before = await server.process.cpu();
  for (let nth = 0; nth < SECONDS; nth++) {
    const begun = performance.now();
    await act();
    await delay(Math.max(0, 1_000 - (performance.now() - begun)));
  }
  await server.settle();
  return { cost: ((await server.process.cpu()) - before) / (readers * SECONDS) };
}

async function oneUnderEach(palabre: LiveServer): Promise<Held[]> {
  const held: Held[] = [];
  for (const article of palabre.articles) held.push({ commentId: await palabre.comment(article), revision: 1 });
  return held;
}

async function decideAll({ admin }: Newsroom, held: Held[], action: 'approve' | 'reject'): Promise<void> {
  const answer = await admin.api.post<{ items: { decision?: { revision: number } }[] }>('/api/moderation/decisions', {
    items: held,
    action,
    ...(action === 'reject' && { reason: 'off-topic' }),
  });
  for (const [nth, one] of held.entries()) {
    const revision = answer.body.items[nth]?.decision?.revision;
    if (revision === undefined) throw new Error(`a decision was refused: ${JSON.stringify(answer.body).slice(0, 300)}`);
    one.revision = revision;
  }
}
