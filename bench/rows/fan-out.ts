import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Entrant, Reading } from '../harness/bench.js';
import { LiveServer } from '../harness/live-server.js';
import { ROUNDS } from '../harness/rounds.js';

const READERS = 5_000;
/** Over the measured rounds together. */
const EVENTS = 300;
/** An event is alone when a room of that size has nothing left to gather, in milliseconds. All servers get the same pause, in which caches grow cold. */
const APART = 550;

/** A comment now and then under an article that everybody has open. CPU is taken from each event's sending to its last delivery. */
export const fanOut: Benchmark = {
  name: 'fan-out, lone event',
  unit: 'µs of server CPU per delivery',
  async open(ground) {
    const readers = ground.size(READERS);
    const events = ground.size(EVENTS) / ROUNDS;
    const palabre = await LiveServer.palabre(ground);
    const ws = await LiveServer.plain(ground, 'ws-server.ts', 'ws');
    const socketIo = await LiveServer.plain(ground, 'socket-io-server.ts', 'socket.io');
    const servers = [palabre, ws, socketIo];
    for (const server of servers) await server.gather(readers);
    const entrant = (name: string, server: LiveServer): Entrant => ({
      name,
      run: () => lone(server, readers, events),
    });
    const subject = entrant('Palabre', palabre);
    return {
      matches: [
        {
          name: 'fan-out, lone event: ws',
          subject,
          baseline: entrant('ws', ws),
          target: 1.15,
          better: 'lower',
        },
        {
          name: 'fan-out, lone event: socket.io',
          subject,
          baseline: entrant('socket.io', socketIo),
          target: 0.65,
          better: 'lower',
        },
      ],
      async close() {
        for (const server of servers) await server.close();
      },
    };
  },
};

async function lone(server: LiveServer, readers: number, events: number): Promise<Reading> {
  let cpu = 0;
  let p99 = 0;
  for (let nth = 0; nth < events; nth++) {
    await delay(APART);
    const before = await server.process.cpu();
    await server.comment();
    const report = await server.settle();
    cpu += (await server.process.cpu()) - before;
    p99 = Math.max(p99, report.p99);
  }
  return { cost: cpu / (events * readers), seen: { p99 } };
}
