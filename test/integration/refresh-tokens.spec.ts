import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { UpkeepService } from '../../src/accounts/upkeep.service.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom } from '../support/newsroom.js';

describe('families of refresh tokens', () => {
  let database: TestDatabase;
  let running: RunningApp;
  let newsroom: Newsroom;
  let sessions: SessionsService;
  beforeAll(async () => {
    database = await createTestDatabase();
    running = await startApp(database.url);
    newsroom = await Newsroom.open(running.url, database.url);
    sessions = running.app.get(SessionsService, { strict: false });
  });
  afterAll(async () => {
    await running.close();
    await database.drop();
  });

  const open = async (): Promise<string> => (await sessions.open(newsroom.admin.id)).refreshToken;
  const refresh = async (token: string, arrived = performance.now()): Promise<string> =>
    (await sessions.refresh(token, arrived)).refreshToken;
  const reused = { status: 401, code: 'auth.reused' };
  const invalid = { status: 401, code: 'auth.invalid' };

  it('forgive a second use that arrived before the first was answered, however long it waited', async () => {
    const token = await open();
    const arrived = performance.now();
    const first = await refresh(token);
    const second = await refresh(token, arrived);
    expect(second).not.toBe(first);
    await expect(refresh(first)).resolves.toEqual(expect.any(String));
    await expect(refresh(second)).resolves.toEqual(expect.any(String));
  });

  it('do not forgive one that arrived after', async () => {
    const token = await open();
    await refresh(token);
    await expect(refresh(token, performance.now())).rejects.toMatchObject(reused);
  });

  it('leave no successor alive when one token is refreshed while another is replayed', async () => {
    for (let round = 0; round < 10; round++) {
      const stolen = await open();
      const current = await refresh(stolen);
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
