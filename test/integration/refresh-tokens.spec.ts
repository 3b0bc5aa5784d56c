import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { MAX_SIBLINGS } from '../../src/sign-in/refresh-tokens.repository.js';
import { SessionsService } from '../../src/sign-in/sessions.service.js';
import { UpkeepService } from '../../src/sign-in/upkeep.service.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom } from '../support/newsroom.js';

describe('families of refresh tokens', () => {
  let database: TestDatabase;
  let running: RunningApp;
  let newsroom: Newsroom;
  let sessions: SessionsService;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    running = await startApp(database.url);
    newsroom = await Newsroom.open(running.url, database.url);
    sessions = running.app.get(SessionsService, { strict: false });
  });
  afterAll(async () => {
    await client.end();
    await running.close();
    await database.drop();
  });

  const open = async (): Promise<string> => (await sessions.open(newsroom.admin.id)).refreshToken;
  const refresh = async (token: string, arrived = performance.now()): Promise<string> =>
    (await sessions.refresh(token, arrived)).refreshToken;
  /** Lets so many seconds pass for every family. */
  const pass = (seconds: number) =>
    client.query(
      `UPDATE refresh_tokens SET used_at = used_at - make_interval(secs => $1), created_at = created_at - make_interval(secs => $1)`,
      [seconds],
    );
  const reused = { status: 401, code: 'auth.reused' };
  const invalid = { status: 401, code: 'auth.invalid' };

  it('give a token that comes again in time a further successor, as good as the first', async () => {
    const token = await open();
    const [first, second] = [await refresh(token), await refresh(token)];
    expect(second).not.toBe(first);
    await expect(refresh(first)).resolves.toEqual(expect.any(String));
    await expect(refresh(second)).resolves.toEqual(expect.any(String));
  });

  it('die of a used token that comes after the grace, or too often', async () => {
    const token = await open();
    await refresh(token);
    await pass(61);
    await expect(refresh(token)).rejects.toMatchObject(reused);
    const busy = await open();
    for (let times = 0; times < MAX_SIBLINGS; times++) await refresh(busy);
    await expect(refresh(busy)).rejects.toMatchObject(reused);
  });

  it('die of a used token whose successor was used already', async () => {
    const token = await open();
    await refresh(await refresh(token));
    await expect(refresh(token)).rejects.toMatchObject(reused);
  });

  it('live on when the used token was on its way before its successor was used', async () => {
    const token = await open();
    const successor = await refresh(token);
    const arrived = performance.now();
    await refresh(successor);
    await expect(refresh(token, arrived)).resolves.toEqual(expect.any(String));
  });

  it('never die of tabs that share a cookie and a line, whatever answer is lost, late or overtaken', async () => {
    const request = fc.record({
      at: fc.integer({ min: 0, max: 9 }),
      /** Null: the answer is lost. */
      answerTakes: fc.option(fc.integer({ min: 0, max: 19 })),
    });
    const visit = fc.record({
      after: fc.integer({ min: 0, max: 2_000 }),
      /** What the line takes for a request: they arrive in the order in which they were sent. */
      takes: fc.integer({ min: 0, max: 9 }),
      requests: fc.array(request, { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 4 }), async (visits) => {
        await client.query('DELETE FROM refresh_tokens');
        let jar = await open();
        for (const { after, takes, requests } of visits) {
          await pass(after);
          // Somebody stays for an answer in the end.
          jar = await browse(jar, takes, [...requests, { at: 35, answerTakes: 5 }]);
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('always die of an owner and a thief who both go on', async () => {
    const use = fc.record({ after: fc.integer({ min: 0, max: 200 }), thief: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(use, { maxLength: 12 }), fc.boolean(), async (uses, thiefFirst) => {
        await client.query('DELETE FROM refresh_tokens');
        const stolen = await open();
        const jars = { owner: stolen, thief: stolen };
        const both = (after: number) => [
          { after, thief: thiefFirst },
          { after: 1, thief: !thiefFirst },
        ];
        const live = async (): Promise<void> => {
          for (const { after, thief } of [...uses, ...both(61), ...both(61)]) {
            await pass(after);
            const who = thief ? 'thief' : 'owner';
            jars[who] = await refresh(jars[who]);
          }
        };
        await expect(live()).rejects.toMatchObject(reused);
        for (const token of Object.values(jars)) await expect(refresh(token)).rejects.toMatchObject(invalid);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  interface Sent {
    at: number;
    answerTakes: number | null;
  }

  /** Plays what tabs of one browser send and get, second by second; answers the token that its jar holds in the end. */
  async function browse(begin: string, takes: number, requests: readonly Sent[]): Promise<string> {
    let jar = begin;
    const steps = new Map<number, (() => Promise<void> | void)[]>();
    const plan = (at: number, step: () => Promise<void> | void) => steps.set(at, [...(steps.get(at) ?? []), step]);
    for (const { at, answerTakes } of requests) {
      plan(at, () => {
        const token = jar;
        plan(at + takes + 0.1, async () => {
          const successor = await refresh(token);
          if (answerTakes === null) return;
          plan(at + takes + answerTakes + 0.2, () => {
            jar = successor;
          });
        });
      });
    }
    for (let now = 0; steps.size > 0;) {
      const next = Math.min(...steps.keys());
      await pass(next - now);
      now = next;
      const due = steps.get(next) ?? [];
      steps.delete(next);
      for (const step of due) await step();
    }
    return jar;
  }

  it('leave no successor alive when one token is refreshed while another is replayed', async () => {
    for (let round = 0; round < 10; round++) {
      const stolen = await open();
      const current = await refresh(stolen);
      await pass(61);
      const outcomes = await Promise.allSettled([refresh(current), refresh(stolen), refresh(current), refresh(stolen)]);
      const alive = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      for (const token of [...alive, current]) await expect(refresh(token)).rejects.toMatchObject(invalid);
    }
  });

  it('lose what has expired at the next upkeep, and nothing else', async () => {
    const [old, young] = [await open(), await open()];
    await refresh(old);
    await newsroom.sql(`UPDATE refresh_tokens SET expires_at = now() - interval '1 day' WHERE used_at IS NOT NULL`);
    await newsroom.sql(
      `INSERT INTO login_failures VALUES ('old', 3, now() - interval '16 minutes'), ('young', 3, now())`,
    );
    await running.app.get(UpkeepService, { strict: false }).prune();
    expect(await newsroom.sql('SELECT FROM refresh_tokens WHERE expires_at < now()')).toEqual([]);
    expect(await newsroom.sql(`SELECT key FROM login_failures WHERE key IN ('old', 'young')`)).toEqual([
      { key: 'young' },
    ]);
    await expect(refresh(young)).resolves.toEqual(expect.any(String));
  });
});
