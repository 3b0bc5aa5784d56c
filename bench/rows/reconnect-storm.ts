import type { Benchmark, Reading } from '../harness/bench.js';
import { LiveServer } from '../harness/live-server.js';

const READERS = 3_000;
const PER_SECOND = 20;
const AWAY_SECONDS = 2;
const WITHIN_MS = 1_000;
/** Of the database, for everybody together. */
const READS = 20;

/** Everybody loses the connection for two seconds, while comments go on, and comes back within one. */
export const reconnectStorm: Benchmark = {
  name: 'reconnect storm',
  unit: 'µs of server CPU per reader',
  async open(ground) {
    const readers = ground.size(READERS);
    const palabre = await (await LiveServer.palabre(ground)).gather(readers);
    const stock = await LiveServer.plain(ground, 'socket-io-server.ts', 'recovery', { RECOVERY: 'on' });
    await stock.gather(readers);
    const subject = { name: 'Palabre', run: () => storm(palabre, readers, 'palabre_database_statements_total') };
    return {
      matches: [
        {
          subject,
          baseline: { name: 'connection state recovery', run: () => storm(stock, readers) },
          target: 0.25,
          better: 'lower',
        },
        {
          name: 'reconnect storm: reads of the database',
          unit: 'statements',
          figure: 'reads',
          subject,
          baseline: { name: 'as many as allowed', run: () => Promise.resolve({ cost: NaN, seen: { reads: READS } }) },
          target: 1,
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

async function storm(server: LiveServer, readers: number, reads?: string): Promise<Reading> {
  // A comment that everybody has seen: Socket.IO can only restore who has received something.
  await server.comment();
  await server.settle();
  await server.readers.drop();
  const before = await server.process.cpu();
  await server.comments(PER_SECOND * AWAY_SECONDS, PER_SECOND);
  const readBefore = reads === undefined ? NaN : await server.process.metric(reads);
  await server.readers.comeBack(WITHIN_MS);
  await server.settle();
  const cost = ((await server.process.cpu()) - before) / readers;
  return reads === undefined ? { cost } : { cost, seen: { reads: (await server.process.metric(reads)) - readBefore } };
}
