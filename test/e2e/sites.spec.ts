import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Page } from '../../src/contract/page.js';
import type { LogEntryView } from '../../src/contract/log.schemas.js';
import type { ListedSite, SiteSettings, SiteView } from '../../src/contract/sites.schemas.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom } from '../support/newsroom.js';
import type { Moderator } from '../../src/contract/accounts.schemas.js';

let database: TestDatabase;
let server: RunningApp;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startApp(database.url);
  newsroom = await Newsroom.open(server.url, database.url);
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const logOf = async (siteId: string): Promise<LogEntryView[]> =>
  (await newsroom.admin.api.get<Page<LogEntryView>>(`/api/moderation/log?site=${siteId}`)).body.items;

describe('sites', () => {
  it('are listed to those who may act on them: all to an administrator, theirs to a moderator', async () => {
    const mine = await newsroom.site({ name: 'La Digue' });
    const other = await newsroom.site({ name: 'Le Quai' });
    const moderator = await newsroom.moderator(mine);
    const seen = (await moderator.api.get<Page<SiteView>>('/api/sites')).body;
    expect(seen).toEqual({ items: [expect.objectContaining({ id: mine, name: 'La Digue' })], nextCursor: null });
    const all = (await newsroom.admin.api.get<Page<SiteView>>('/api/sites')).body.items.map(({ id }) => id);
    expect(all).toEqual(expect.arrayContaining([mine, other]));
  });

  it('are listed with what waits and stands in each view', async () => {
    const id = await newsroom.site({ moderation: 'pre' });
    const [author, moderator] = [await newsroom.reader(), await newsroom.moderator(id)];
    const counts = async () => (await moderator.api.get<Page<ListedSite>>('/api/sites')).body.items[0]?.counts;
    const none = { pending: 0, reported: 0, escalated: 0, published: 0, rejected: 0 };
    expect(await counts()).toEqual(none);
    const article = await newsroom.article({}, id);
    const [first, second] = [await newsroom.comment(author, article.id), await newsroom.comment(author, article.id)];
    await newsroom.comment(author, article.id);
    await newsroom.decide(moderator, first, 'approve');
    await newsroom.decide(moderator, second, 'reject');
    expect(await counts()).toEqual({ ...none, pending: 1, published: 1, rejected: 1 });
  });

  it('come in pages that hold each once', async () => {
    for (const name of ['a', 'b', 'c']) await newsroom.site({ name });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/api/sites?limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await newsroom.admin.api.get<Page<SiteView>>(path);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    const { body: all } = await newsroom.admin.api.get<Page<SiteView>>('/api/sites?limit=100');
    expect(seen).toEqual(all.items.map(({ id }) => id));
  });

  it('keep their settings, which only an administrator sees and changes', async () => {
    const id = await newsroom.site();
    const update = { name: 'La Digue du Nord', bannedWords: ['casino'], watchedWords: ['boycott'], holdFirst: 5 };
    const patched = await newsroom.admin.api.patch<SiteSettings>(`/api/sites/${id}`, update);
    expect(patched).toMatchObject({ status: 200, body: update });
    expect((await newsroom.admin.api.get<SiteSettings>(`/api/sites/${id}`)).body).toEqual(patched.body);
    const moderator = await newsroom.moderator(id);
    expect((await moderator.api.get(`/api/sites/${id}`)).body.code).toBe('access.denied');
  });

  it('log every change in the same transaction, and nothing where nothing changed', async () => {
    const id = await newsroom.site({ name: 'La Digue' });
    await newsroom.admin.api.patch(`/api/sites/${id}`, { name: 'La Jetée' });
    await newsroom.admin.api.patch(`/api/sites/${id}`, { name: 'La Jetée' });
    expect(await logOf(id)).toEqual([
      expect.objectContaining({
        action: 'site.update',
        actor: { id: newsroom.admin.id, name: newsroom.admin.name },
        details: { before: { name: 'La Digue' }, after: { name: 'La Jetée' } },
      }),
      expect.objectContaining({ action: 'site.create', siteId: id }),
    ]);
  });

  it('refuse settings of the wrong form with every fault', async () => {
    const answer = await newsroom.admin.api.post('/api/sites', { origins: ['https://a.example/path'], holdFirst: -1 });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map(({ path }) => path).toSorted()).toEqual(['holdFirst', 'name', 'origins.0']);
  });

  it('that do not exist are 404', async () => {
    const nowhere = '/api/sites/01890a5d-ac96-774b-bcce-b302099a8057';
    expect((await newsroom.admin.api.get(nowhere)).body.code).toBe('site.not-found');
    expect((await newsroom.admin.api.patch(nowhere, { name: 'x' })).body.code).toBe('site.not-found');
    expect((await newsroom.admin.api.get(`${nowhere}/moderators`)).body.code).toBe('site.not-found');
  });
});

describe('the moderators of a site', () => {
  it('have the right as soon as they are named, and lose it as soon as they are not', async () => {
    const id = await newsroom.site();
    const reader = await newsroom.reader();
    const place = `/api/sites/${id}/moderators/${reader.id}`;
    expect((await reader.api.get(`/api/moderation/queue?site=${id}`)).status).toBe(403);
    expect((await newsroom.admin.api.put(place)).status).toBe(204);
    expect((await reader.api.get(`/api/moderation/queue?site=${id}`)).status).toBe(200);
    const list = await newsroom.admin.api.get<Page<Moderator>>(`/api/sites/${id}/moderators`);
    expect(list.body.items).toEqual([{ id: reader.id, name: reader.name, email: reader.email }]);
    expect((await newsroom.admin.api.delete(place)).status).toBe(204);
    expect((await reader.api.get(`/api/moderation/queue?site=${id}`)).status).toBe(403);
  });

  it('are logged once, however often one asks', async () => {
    const id = await newsroom.site();
    const reader = await newsroom.reader();
    const place = `/api/sites/${id}/moderators/${reader.id}`;
    for (let i = 0; i < 2; i++) expect((await newsroom.admin.api.put(place)).status).toBe(204);
    for (let i = 0; i < 2; i++) expect((await newsroom.admin.api.delete(place)).status).toBe(204);
    const actions = (await logOf(id)).map(({ action, accountId }) => [action, accountId]);
    expect(actions.slice(0, 2)).toEqual([
      ['moderator.remove', reader.id],
      ['moderator.add', reader.id],
    ]);
    expect(actions).toHaveLength(3);
  });

  it('must be accounts', async () => {
    const id = await newsroom.site();
    const answer = await newsroom.admin.api.put(`/api/sites/${id}/moderators/01890a5d-ac96-774b-bcce-b302099a8057`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'account.not-found' } });
  });
});

describe('the moderation log', () => {
  it('shows a moderator what happened on their own sites, and what concerns no site', async () => {
    const mine = await newsroom.site();
    const other = await newsroom.site();
    const moderator = await newsroom.moderator(mine);
    const culprit = await newsroom.reader();
    await moderator.api.post(`/api/moderation/accounts/${culprit.id}/sanctions`, { kind: 'warn', reason: 'insult' });
    await newsroom.admin.api.post(`/api/moderation/accounts/${culprit.id}/sanctions`, {
      kind: 'warn',
      reason: 'insult',
    });
    const { items } = (await moderator.api.get<Page<LogEntryView>>('/api/moderation/log?limit=100')).body;
    expect(new Set(items.map(({ siteId }) => siteId))).toEqual(new Set([mine, null]));
    expect((await moderator.api.get(`/api/moderation/log?site=${other}`)).body.code).toBe('access.denied');
    const own = (await moderator.api.get<Page<LogEntryView>>(`/api/moderation/log?site=${mine}`)).body.items;
    expect(new Set(own.map(({ siteId }) => siteId))).toEqual(new Set([mine]));
  });

  it('can be asked for one account and one moderator', async () => {
    const moderator = await newsroom.moderator();
    const culprit = await newsroom.reader();
    await moderator.api.post(`/api/moderation/accounts/${culprit.id}/sanctions`, { kind: 'warn', reason: 'insult' });
    for (const filter of [`account=${culprit.id}`, `moderator=${moderator.id}`]) {
      const { items } = (await moderator.api.get<Page<LogEntryView>>(`/api/moderation/log?${filter}`)).body;
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({ accountId: culprit.id, actor: { id: moderator.id }, reason: 'insult' });
    }
  });
});

describe('pages of other origins', () => {
  const preflight = (origin: string) =>
    newsroom.api.call('OPTIONS', '/api/articles', undefined, {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,idempotency-key',
    });

  it('may call with credentials when a site lists them', async () => {
    const { status, headers } = await preflight('https://phare.example');
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('https://phare.example');
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-headers')).toContain('idempotency-key');
    expect(Number(headers.get('access-control-max-age'))).toBeGreaterThan(0);
  });

  it.each(['https://evil.example', 'http://phare.example', 'https://phare.example.evil.example', 'null'])(
    'get no CORS headers from %s, which no site lists',
    async (origin) => {
      const answers = [await preflight(origin), await newsroom.api.call('GET', '/api/articles', undefined, { origin })];
      for (const { headers } of answers) {
        expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
        expect(headers.get('vary')).toMatch(/origin/i);
      }
    },
  );

  it('may call from the moment they are listed until the moment they are not', async () => {
    const origin = 'https://nouveau.example';
    const allowed = async () => (await preflight(origin)).headers.get('access-control-allow-origin');
    expect(await allowed()).toBeNull();
    const id = await newsroom.site({ origins: [origin] });
    expect(await allowed()).toBe(origin);
    await newsroom.admin.api.patch(`/api/sites/${id}`, { origins: [] });
    expect(await allowed()).toBeNull();
  });
});
