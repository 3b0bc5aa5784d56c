import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Reading } from '../harness/bench.js';
import { LiveServer } from '../harness/live-server.js';

const READERS = 5_000;
/** What a server needs to forget those who left, in milliseconds. */
const FORGETTING = 2_000;

/** What one more idle reader keeps on the heap. */
export const idleMemory: Benchmark = {
  name: 'idle memory',
  unit: 'kB of heap per reader',
  async open(ground) {
    const readers = ground.size(READERS);
    const palabre = await LiveServer.palabre(ground);
    const stock = await LiveServer.plain(ground, 'nest-gateway.ts', 'socket.io');
    return {
      matches: [
        {
          subject: { name: 'Palabre', run: () => keep(palabre, readers) },
          baseline: { name: 'a stock Nest gateway', run: () => keep(stock, readers) },
          target: 0.75,
          better: 'lower',
        },
      ],
      async close() {
        await palabre.close();
        await stock.close();
      },
    };
  },
};

async function keep(server: LiveServer, readers: number): Promise<Reading> {
  const before = await server.process.memory();
  await server.gather(readers);
  await delay(FORGETTING);
  const after = await server.process.memory();
  await server.disperse();
  await delay(FORGETTING);
  return {
    cost: (after.heap - before.heap) / 1024 / readers,
    seen: { 'rss kB': (after.rss - before.rss) / 1024 / readers },
  };
}
