import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Entrant } from '../harness/bench.js';
import { LiveServer } from '../harness/live-server.js';
import type { Readers } from '../harness/readers.js';

const READERS = 5_000;
/** Over the measured rounds together. */
const EVENTS = 300;
/**
 * An event is alone when a room of that size has nothing left to gather, in milliseconds. The plain servers gather nothing and need no pause,
 * which is to their advantage: their caches stay warm.
 */
const APART = 550;

/** A comment now and then under an article that everybody has open. CPU is taken from each event's sending to its last delivery. */
export const fanOut: Benchmark = {
  name: 'fan-out, lone event',
  unit: 'µs of server CPU per delivery',
  async open(ground) {
    const count = ground.size(READERS);
    const events = ground.size(EVENTS) / 5;
    const servers = [
      await LiveServer.palabre(ground),
      await LiveServer.plain(ground, 'ws-server.ts', 'ws'),
      await LiveServer.plain(ground, 'socket-io-server.ts', 'socket.io'),
    ] as const;
    const readers: Readers[] = [];
    for (const server of servers) readers.push(await server.readers(count));
    const entrants = servers.map((server, nth): Entrant => ({
      name: `server ${nth}`,
      run: () => lone(server, readers[nth]!, events, count, nth === 0 ? APART : 0),
    }));
    const [subject, ws, socketIo] = entrants as [Entrant, Entrant, Entrant];
    return {
      matches: [
        { name: 'fan-out, lone event: ws', subject, baseline: ws, target: 1.15, better: 'lower' },
        { name: 'fan-out, lone event: socket.io', subject, baseline: socketIo, target: 0.65, better: 'lower' },
      ],
      async close() {
        for (const one of readers) await one.close();
        for (const server of servers) await server.process.stop();
      },
    };
  },
};

async function lone(
  server: LiveServer,
  readers: Readers,
  events: number,
  count: number,
  apart: number,
): Promise<{ cost: number; seen: { p99: number } }> {
  let cpu = 0;
  let p99 = 0;
  for (let nth = 0; nth < events; nth++) {
    await delay(apart);
    const before = await server.process.cpu();
    await server.comment();
    const report = await server.settle(readers);
    cpu += (await server.process.cpu()) - before;
    p99 = Math.max(p99, report.p99);
  }
  return { cost: cpu / (events * count), seen: { p99 } };
}
