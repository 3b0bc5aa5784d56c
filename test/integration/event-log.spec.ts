import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Database } from '../../src/database/database.js';
import { newEvent } from '../../src/events/domain-events.js';
import { EventLogRepository } from '../../src/events/event-log.repository.js';
import { Signals } from '../../src/events/signals.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { streamKey, type StreamKey } from '../../src/contract/streams.js';

let testDatabase: TestDatabase;
let app: RunningApp;
let database: Database;
let log: EventLogRepository;
const signalled: StreamKey[] = [];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  app = await startApp(testDatabase.url);
  database = app.app.get(Database);
  log = app.app.get(EventLogRepository, { strict: false });
  app.app.get(Signals, { strict: false }).on('stream.moved', ({ stream }) => signalled.push(stream));
});

afterAll(async () => {
  await app?.close();
  await testDatabase?.drop();
});

const article = (): StreamKey<'article'> => streamKey('article', randomUUID());
const updated = (stream: StreamKey<'article'>) => newEvent(stream, 'article.updated', null, null);
const numbers = async (stream: StreamKey, after = 0) =>
  (await log.read(stream, after, 100)).events.map(({ seq }) => seq);

/** Resolves when the promise given to it is told to go on: a transaction held open at that point. */
function gate(): { open: () => void; passed: Promise<void> } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}

describe('the event log', () => {
  it('numbers the events of each stream from 1, in the order given', async () => {
    const [a, b] = [article(), article()];
    await database.transaction((tx) => log.append(tx, [updated(a), updated(b), updated(a)], new Date()));
    await database.transaction((tx) => log.append(tx, [updated(a)], new Date()));
    expect([await numbers(a), await numbers(b)]).toEqual([[1, 2, 3], [1]]);
    expect(await numbers(a, 2)).toEqual([3]);
  });

  it('reads in one statement what is asked of many streams at once, each from its own position', async () => {
    const streams = Array.from({ length: 20 }, article);
    await database.transaction((tx) =>
      log.append(
        tx,
        streams.flatMap((stream) => [updated(stream), updated(stream), updated(stream)]),
        new Date(),
      ),
    );
    const unknown = article();
    const before = database.statements;
    const [nothing, ...slices] = await Promise.all([
      log.read(unknown, 0, 100),
      ...streams.map((stream, nth) => log.read(stream, nth % 4, nth % 2 === 0 ? 100 : 1)),
    ]);
    expect(database.statements - before).toBe(1);
    expect(nothing).toMatchObject({ seq: 0, oldest: 1, events: [] });
    expect(slices.map(({ events }) => events.map(({ seq }) => seq))).toEqual(
      streams.map((_, nth) => [1, 2, 3].filter((seq) => seq > nth % 4).slice(0, nth % 2 === 0 ? 100 : 1)),
    );
  });

  it('tells nobody of what is rolled back, and leaves no hole for it', async () => {
    const stream = article();
    const failing = database.transaction(async (tx) => {
      await log.append(tx, [updated(stream)], new Date());
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(signalled).not.toContain(stream);
    expect(await log.head(stream)).toMatchObject({ seq: 0 });
    await database.transaction((tx) => log.append(tx, [updated(stream)], new Date()));
    expect(await numbers(stream)).toEqual([1]);
    expect(signalled).toContain(stream);
  });

  it('signals only once the events can be read', async () => {
    const stream = article();
    const held = gate();
    const entered = gate();
    const running = database.transaction(async (tx) => {
      await log.append(tx, [updated(stream)], new Date());
      entered.open();
      await held.passed;
    });
    await entered.passed;
    expect(signalled).not.toContain(stream);
    expect(await numbers(stream)).toEqual([]);
    held.open();
    await running;
    expect(signalled).toContain(stream);
  });

  it('gives a later number to whoever commits later, so that no reader ever skips one', async () => {
    const stream = article();
    const held = gate();
    const first = database.transaction(async (tx) => {
      await log.append(tx, [updated(stream)], new Date());
      await held.passed;
    });
    const second = database.transaction((tx) => log.append(tx, [updated(stream), updated(stream)], new Date()));
    const heads: number[] = [];
    const watch = async (): Promise<void> => {
      const { events, seq } = await log.read(stream, 0, 100);
      heads.push(seq);
      // Whatever is visible is whole: nothing is numbered above something that is still to come.
      expect(events.map((event) => event.seq)).toEqual(Array.from({ length: seq }, (_, i) => i + 1));
    };
    await watch();
    held.open();
    await Promise.all([first, second, watch(), watch(), watch()]);
    await watch();
    expect(heads.at(-1)).toBe(3);
  });

  it('lets transactions over the same streams in any order finish', async () => {
    const streams = [article(), article(), article()];
    const orders = [streams, streams.toReversed(), [...streams.slice(1), ...streams.slice(0, 1)]];
    await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        database.transaction(async (tx) => {
          await log.lock(tx, orders[i % 3] ?? []);
          await log.append(tx, (orders[(i + 1) % 3] ?? []).map(updated), new Date());
        }),
      ),
    );
    for (const stream of streams) expect(await log.head(stream)).toMatchObject({ seq: 30 });
  });

  it('dates no event before the one that went before it, whatever the clock of its writer says', async () => {
    const stream = article();
    const [noon, earlier] = [new Date('2026-11-25T12:00:00Z'), new Date('2026-11-25T11:58:00Z')];
    await database.transaction((tx) => log.append(tx, [updated(stream)], noon));
    await database.transaction((tx) => log.append(tx, [updated(stream)], earlier));
    expect((await log.read(stream, 0, 10)).events.map(({ at }) => at)).toEqual([noon, noon]);
    expect(await database.transaction((tx) => log.lock(tx, [stream]))).toEqual(noon);
  });

  it('knows the first number that is kept after it forgot the older ones', async () => {
    const stream = article();
    await database.transaction((tx) => log.append(tx, [updated(stream)], new Date(0)));
    await database.transaction((tx) => log.append(tx, [updated(stream)], new Date()));
    await log.prune(new Date(1_000));
    expect(await log.read(stream, 0, 10)).toMatchObject({ seq: 2, oldest: 2, events: [{ seq: 2 }] });
  });

  it('names the same history to everybody, and another one in another database', async () => {
    const stream = article();
    const { epoch } = await log.head(stream);
    expect((await log.read(stream, 0, 1)).epoch).toBe(epoch);
    const other = await createTestDatabase();
    const otherApp = await startApp(other.url);
    try {
      expect((await otherApp.app.get(EventLogRepository, { strict: false }).head(stream)).epoch).not.toBe(epoch);
    } finally {
      await otherApp.close();
      await other.drop();
    }
  });
});
