import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountView } from '../../src/contract/accounts.schemas.js';
import { Signals } from '../../src/events/signals.js';
import type { SanctionView } from '../../src/contract/sanctions.schemas.js';
import type { Answer } from '../support/api.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, PASSWORD, sentence, type Person } from '../support/newsroom.js';

let database: TestDatabase;
let running: RunningApp;
let newsroom: Newsroom;
let moderator: Person;
let articleId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  running = await startApp(database.url);
  newsroom = await Newsroom.open(running.url, database.url);
  moderator = await newsroom.moderator();
  ({ id: articleId } = await newsroom.article());
});

afterAll(async () => {
  await running.close();
  await database.drop();
});

const NOBODY = '0199aaaa-0000-7000-8000-000000000000';
const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString();
const pathOf = (id: string): string => `/api/moderation/accounts/${id}/sanctions`;
const impose = <T = SanctionView>(by: Person, id: string, body: object): Promise<Answer<T>> =>
  by.api.post<T>(pathOf(id), { reason: 'insults under three articles', ...body });
const write = (person: Person) => person.api.post(`/api/articles/${articleId}/comments`, { body: sentence() });

describe('a sanction', () => {
  it('is answered as it was imposed, and shown to the person', async () => {
    const reader = await newsroom.reader();
    const until = tomorrow();
    const { status, body } = await impose(moderator, reader.id, { kind: 'premoderate', until });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      accountId: reader.id,
      site: newsroom.siteId,
      kind: 'premoderate',
      reason: 'insults under three articles',
      until,
      by: { id: moderator.id, name: moderator.name },
      createdAt: expect.any(String),
    });
    const me = await reader.api.get<AccountView>('/api/accounts/me');
    expect(me.body.sanctions).toEqual([
      { id: body.id, site: newsroom.siteId, kind: 'premoderate', reason: body.reason, until },
    ]);
  });

  it('bans from writing at once, not from reading or signing in, until it is lifted', async () => {
    const reader = await newsroom.reader();
    expect(await write(reader)).toMatchObject({ status: 201 });
    const { body } = await impose(moderator, reader.id, { kind: 'ban' });
    expect(await write(reader)).toMatchObject({ status: 403, body: { code: 'account.banned' } });
    expect(await reader.api.get('/api/accounts/me/comments')).toMatchObject({ status: 200 });
    const login = { email: reader.email, password: PASSWORD };
    expect(await newsroom.api.post('/api/auth/login', login)).toMatchObject({
      status: 200,
      body: { account: { sanctions: [{ kind: 'ban', until: null }] } },
    });
    expect(await moderator.api.delete(`${pathOf(reader.id)}/${body.id}`)).toMatchObject({ status: 204 });
    expect(await write(reader)).toMatchObject({ status: 201 });
    expect(await reader.api.get('/api/accounts/me')).toMatchObject({ body: { sanctions: [] } });
  });

  it('suspends until its end, which the person is told', async () => {
    const reader = await newsroom.reader();
    const until = tomorrow();
    await impose(moderator, reader.id, { kind: 'suspend', until });
    expect(await write(reader)).toMatchObject({ status: 403, body: { code: 'account.suspended', until } });
    await newsroom.sql(`UPDATE sanctions SET until = now() - interval '1 second' WHERE account_id = $1`, [reader.id]);
    expect(await write(reader)).toMatchObject({ status: 201 });
  });

  it('that only warns takes nothing away', async () => {
    const reader = await newsroom.reader();
    await impose(moderator, reader.id, { kind: 'warn' });
    expect(await write(reader)).toMatchObject({ status: 201 });
  });

  it('that is a ban ends the rights of a moderator while it lasts', async () => {
    const colleague = await newsroom.moderator();
    const queue = `/api/moderation/queue?site=${newsroom.siteId}&view=pending`;
    expect(await colleague.api.get(queue)).toMatchObject({ status: 200 });
    await impose(newsroom.admin, colleague.id, { kind: 'ban' });
    expect(await colleague.api.get(queue)).toMatchObject({ status: 403, body: { code: 'access.denied' } });
    expect(await impose(colleague, NOBODY, { kind: 'warn' })).toMatchObject({ body: { code: 'account.banned' } });
    expect(await colleague.api.get('/api/accounts/me')).toMatchObject({ body: { roles: ['reader'] } });
  });

  it('is told within the process after it is in force, and again when it is lifted', async () => {
    const reader = await newsroom.reader();
    const heard: string[] = [];
    running.app.get(Signals, { strict: false }).on('access.changed', ({ accountId }) => heard.push(accountId));
    const { body } = await impose(moderator, reader.id, { kind: 'ban' });
    expect(heard).toEqual([reader.id]);
    await moderator.api.delete(`${pathOf(reader.id)}/${body.id}`);
    await moderator.api.delete(`${pathOf(reader.id)}/${body.id}`);
    expect(heard).toEqual([reader.id, reader.id]);
  });

  it('stands in the moderation log, once for each change', async () => {
    const reader = await newsroom.reader();
    const { body } = await impose(moderator, reader.id, { kind: 'ban' });
    await moderator.api.delete(`${pathOf(reader.id)}/${body.id}`);
    expect(await moderator.api.delete(`${pathOf(reader.id)}/${body.id}`)).toMatchObject({ status: 204 });
    const log = await newsroom.sql(
      'SELECT action, actor_id, site_id, reason FROM moderation_log WHERE account_id = $1 ORDER BY id',
      [reader.id],
    );
    expect(log).toEqual([
      {
        action: 'account.ban',
        actor_id: moderator.id,
        site_id: newsroom.siteId,
        reason: 'insults under three articles',
      },
      { action: 'account.lift', actor_id: moderator.id, site_id: newsroom.siteId, reason: null },
    ]);
  });
});

describe('imposing a sanction', () => {
  it.each([
    ['a suspension without an end', { kind: 'suspend' }, 'until'],
    ['an end that is past', { kind: 'ban', until: '2020-01-01T00:00:00Z' }, 'until'],
    ['an unknown kind', { kind: 'exile' }, 'kind'],
    ['no reason', { kind: 'ban', reason: ' ' }, 'reason'],
  ])('with %s is 400', async (_, body, path) => {
    const reader = await newsroom.reader();
    expect(await impose(moderator, reader.id, body)).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ path }] },
    });
  });

  it('is not for readers', async () => {
    const [reader, other] = [await newsroom.reader(), await newsroom.reader()];
    expect(await impose(reader, other.id, { kind: 'ban' })).toMatchObject({
      status: 403,
      body: { code: 'access.denied' },
    });
  });

  it('on oneself, on an administrator or on a colleague is refused', async () => {
    const colleague = await newsroom.moderator();
    for (const { id } of [moderator, newsroom.admin, colleague]) {
      expect(await impose(moderator, id, { kind: 'warn' })).toMatchObject({
        status: 403,
        body: { code: 'sanction.staff' },
      });
    }
    expect(await impose(newsroom.admin, newsroom.admin.id, { kind: 'warn' })).toMatchObject({ status: 403 });
  });

  it('on a moderator is for administrators, and so is lifting it', async () => {
    const colleague = await newsroom.moderator();
    const { status, body } = await impose(newsroom.admin, colleague.id, { kind: 'warn' });
    expect(status).toBe(201);
    const path = `${pathOf(colleague.id)}/${body.id}`;
    expect(await colleague.api.delete(path)).toMatchObject({ status: 403, body: { code: 'sanction.staff' } });
    expect(await moderator.api.delete(path)).toMatchObject({ status: 403, body: { code: 'sanction.staff' } });
    expect(await newsroom.admin.api.delete(path)).toMatchObject({ status: 204 });
  });

  it('on nobody is 404, and so is lifting what is not there or another’s', async () => {
    const [reader, other] = [await newsroom.reader(), await newsroom.reader()];
    const { body } = await impose(moderator, reader.id, { kind: 'warn' });
    expect(await impose(moderator, NOBODY, { kind: 'warn' })).toMatchObject({
      status: 404,
      body: { code: 'account.not-found' },
    });
    for (const path of [`${pathOf(reader.id)}/${NOBODY}`, `${pathOf(other.id)}/${body.id}`]) {
      expect(await moderator.api.delete(path)).toMatchObject({ status: 404, body: { code: 'sanction.not-found' } });
    }
  });
});
