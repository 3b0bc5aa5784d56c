import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { AccountView } from '../../src/contract/accounts.schemas.js';
import type { OwnComment } from '../../src/contract/comments.schemas.js';
import type { Page } from '../../src/contract/page.js';
import type { AuthorDossier } from '../../src/contract/authors.schemas.js';
import type { LogEntryView } from '../../src/contract/log.schemas.js';
import type { QueueItem } from '../../src/contract/queue.schemas.js';
import type { SanctionView } from '../../src/contract/sanctions.schemas.js';
import type { SiteView } from '../../src/contract/sites.schemas.js';
import type { Answer, Problem } from '../support/api.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';

/** A site with a moderator and an article. */
interface Desk {
  id: string;
  moderator: Person;
  articleId: string;
}

let database: TestDatabase;
let running: RunningApp;
let newsroom: Newsroom;
let here: Desk;
let next: Desk;

beforeAll(async () => {
  database = await createTestDatabase();
  running = await startApp(database.url);
  newsroom = await Newsroom.open(running.url, database.url);
  [here, next] = await Promise.all([desk(newsroom.siteId), newsroom.site().then(desk)]);
}, 60_000);

afterAll(async () => {
  await running?.close();
  await database?.drop();
});

async function desk(id: string): Promise<Desk> {
  const [moderator, article] = await Promise.all([newsroom.moderator(id), newsroom.article({}, id)]);
  return { id, moderator, articleId: article.id };
}

const pathOf = (id: string): string => `/api/moderation/accounts/${id}/sanctions`;
const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString();

const impose = (by: Person, id: string, body: object): Promise<Answer<SanctionView & Problem>> =>
  by.api.post(pathOf(id), { reason: 'insults', ...body });

async function imposed(by: Person, id: string, body: object): Promise<SanctionView> {
  const answer = await impose(by, id, body);
  expect(answer.status).toBe(201);
  return answer.body;
}

async function moderatorOf(...sites: string[]): Promise<Person> {
  const person = await newsroom.moderator(sites[0]);
  for (const site of sites) await newsroom.admin.api.put(`/api/sites/${site}/moderators/${person.id}`);
  return person;
}

/** Everything that a reader can do on a site, as status and code; `own` and `other` are comments there. */
async function everyAct({ api }: Person, { articleId }: Desk, own: OwnComment, other: OwnComment): Promise<string[]> {
  const answers = [
    await api.post<Partial<Problem>>(`/api/articles/${articleId}/comments`, { body: sentence() }),
    await api.patch<Partial<Problem>>(`/api/comments/${own.id}`, { body: sentence(), revision: own.revision }),
    await api.put<Partial<Problem>>(`/api/comments/${other.id}/reaction`),
    await api.delete<Partial<Problem>>(`/api/comments/${other.id}/reaction`),
    await api.post<Partial<Problem>>(`/api/comments/${other.id}/reports`, { reason: 'spam' }),
    await api.delete<Partial<Problem> | undefined>(`/api/comments/${own.id}`),
  ];
  return answers.map(({ status, body }) => `${status} ${body?.code ?? ''}`.trim());
}

describe('a sanction of a site', () => {
  it.each([
    ['ban', null],
    ['suspend', tomorrow()],
  ] as const)(
    'that is a %s ends writing there and nowhere else, and says until when and where',
    async (kind, until) => {
      const [reader, author] = [await newsroom.reader(), await newsroom.reader()];
      const [own, other, ownNext, otherNext] = [
        await newsroom.comment(reader, here.articleId),
        await newsroom.comment(author, here.articleId),
        await newsroom.comment(reader, next.articleId),
        await newsroom.comment(author, next.articleId),
      ];
      await imposed(here.moderator, reader.id, { site: here.id, kind, until });
      const code = kind === 'ban' ? 'account.banned' : 'account.suspended';
      expect(await everyAct(reader, here, own, other)).toEqual(Array.from({ length: 6 }, () => `403 ${code}`));
      expect(await everyAct(reader, next, ownNext, otherNext)).toEqual(['201', '200', '200', '200', '201', '204']);
      const refused = await reader.api.post(`/api/articles/${here.articleId}/comments`, { body: sentence() });
      expect(refused.body).toMatchObject({ code, until, site: here.id });
    },
  );

  it('that is a premoderation makes comments wait there only', async () => {
    const reader = await newsroom.reader();
    await imposed(here.moderator, reader.id, { site: here.id, kind: 'premoderate' });
    expect((await newsroom.comment(reader, here.articleId)).status).toBe('pending');
    expect((await newsroom.comment(reader, next.articleId)).status).toBe('published');
  });

  it('of every site still says so: no site, and until when', async () => {
    const reader = await newsroom.reader();
    await imposed(newsroom.admin, reader.id, { site: null, kind: 'ban' });
    for (const { articleId } of [here, next]) {
      const { body } = await reader.api.post(`/api/articles/${articleId}/comments`, { body: sentence() });
      expect(body).toMatchObject({ code: 'account.banned', until: null, site: null });
    }
  });

  it('leaves a comment that was sent before answerable by its idempotency key', async () => {
    const reader = await newsroom.reader();
    const send = (body: string) =>
      reader.api.post<{ comment: OwnComment }>(
        `/api/articles/${here.articleId}/comments`,
        { body },
        { 'idempotency-key': 'once' },
      );
    const said = sentence();
    const first = await send(said);
    await imposed(here.moderator, reader.id, { kind: 'ban' });
    expect(await send(said)).toMatchObject({ status: 201, body: first.body });
  });

  it('tells the person which site it is', async () => {
    const reader = await newsroom.reader();
    await imposed(here.moderator, reader.id, { site: here.id, kind: 'warn' });
    await imposed(newsroom.admin, reader.id, { site: null, kind: 'warn' });
    const me = await reader.api.get<AccountView>('/api/accounts/me');
    expect(me.body.sanctions.map(({ site }) => site)).toEqual([here.id, null]);
  });

  it('takes the moderation of that site from a moderator while it lasts, and of no other', async () => {
    const colleague = await moderatorOf(here.id, next.id);
    const queue = async ({ id }: Desk): Promise<number> =>
      (await colleague.api.get(`/api/moderation/queue?site=${id}&view=pending`)).status;
    const { id } = await imposed(newsroom.admin, colleague.id, { site: here.id, kind: 'ban' });
    expect([await queue(here), await queue(next)]).toEqual([403, 200]);
    const comment = await newsroom.comment(await newsroom.reader(), here.articleId);
    const decision = { action: 'reject', revision: 1, reason: 'spam' };
    expect(await colleague.api.post(`/api/moderation/comments/${comment.id}/decisions`, decision)).toMatchObject({
      status: 403,
      body: { code: 'access.denied' },
    });
    const sites = await colleague.api.get<Page<SiteView>>('/api/sites');
    expect(sites.body.items.map((site) => site.id)).toEqual([next.id]);
    const me = await colleague.api.get<AccountView>('/api/accounts/me');
    expect(me.body).toMatchObject({ roles: ['reader', 'moderator'], moderates: [next.id] });
    await newsroom.admin.api.delete(`${pathOf(colleague.id)}/${id}`);
    expect([await queue(here), await queue(next)]).toEqual([200, 200]);
  });

  it('leaves no moderator in whoever moderates that site alone', async () => {
    const colleague = await moderatorOf(here.id);
    await imposed(newsroom.admin, colleague.id, { site: here.id, kind: 'ban' });
    expect((await colleague.api.get<AccountView>('/api/accounts/me')).body.roles).toEqual(['reader']);
    expect((await colleague.api.get('/api/moderation/log')).body).toMatchObject({ code: 'access.denied' });
  });
});

describe('who sees a sanction of a site', () => {
  it('are its moderators, on the cards and in the dossier, with those of every site', async () => {
    const reader = await newsroom.reader();
    const local = await imposed(here.moderator, reader.id, { site: here.id, kind: 'premoderate' });
    const foreign = await imposed(next.moderator, reader.id, { site: next.id, kind: 'premoderate' });
    const general = await imposed(newsroom.admin, reader.id, { site: null, kind: 'warn' });
    for (const [{ id, moderator, articleId }, own] of [
      [here, local],
      [next, foreign],
    ] as const) {
      const sites = { [own.id]: id, [general.id]: null };
      const dossier = await moderator.api.get<AuthorDossier>(`/api/moderation/accounts/${reader.id}?site=${id}`);
      expect(Object.fromEntries(dossier.body.sanctions.map((one) => [one.id, one.site]))).toEqual(sites);
      const comment = await newsroom.comment(reader, articleId);
      const queue = await moderator.api.get<Page<QueueItem>>(
        `/api/moderation/queue?site=${id}&view=pending&author=${reader.id}`,
      );
      const card = queue.body.items.find((item) => item.comment.id === comment.id);
      expect(Object.fromEntries((card?.author.sanctions ?? []).map((one) => [one.id, one.site]))).toEqual(sites);
    }
  });

  it('are its moderators in the log, under the site; those of every site stand there for all', async () => {
    const reader = await newsroom.reader();
    const { id } = await imposed(here.moderator, reader.id, { site: here.id, kind: 'ban' });
    await here.moderator.api.delete(`${pathOf(reader.id)}/${id}`);
    await imposed(newsroom.admin, reader.id, { site: null, kind: 'warn' });
    const log = async ({ moderator }: Desk, more = ''): Promise<(string | null)[][]> => {
      const path = `/api/moderation/log?account=${reader.id}${more}`;
      const { items } = (await moderator.api.get<Page<LogEntryView>>(path)).body;
      return items.map(({ action, siteId }) => [action, siteId]);
    };
    const [lifted, banned, warned] = [
      ['account.lift', here.id],
      ['account.ban', here.id],
      ['account.warn', null],
    ];
    expect(await log(here)).toEqual([warned, lifted, banned]);
    expect(await log(here, `&site=${here.id}`)).toEqual([lifted, banned]);
    expect(await log(next)).toEqual([warned]);
  });
});

describe('where a sanction holds', () => {
  it('is the site of its moderator when nothing is said, and every site for an administrator', async () => {
    const reader = await newsroom.reader();
    expect(await imposed(here.moderator, reader.id, { kind: 'warn' })).toMatchObject({ site: here.id });
    expect(await imposed(newsroom.admin, reader.id, { kind: 'warn' })).toMatchObject({ site: null });
  });

  it('has to be said by a moderator of several sites', async () => {
    const [both, reader] = [await moderatorOf(here.id, next.id), await newsroom.reader()];
    expect(await impose(both, reader.id, { kind: 'warn' })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ path: 'site' }] },
    });
    expect(await imposed(both, reader.id, { site: next.id, kind: 'warn' })).toMatchObject({ site: next.id });
  });

  it('is never another’s site or, for moderators, every site; and has to exist', async () => {
    const reader = await newsroom.reader();
    for (const site of [next.id, null, randomUUID()]) {
      expect(await impose(here.moderator, reader.id, { site, kind: 'ban' })).toMatchObject({
        status: 403,
        body: { code: 'access.denied' },
      });
    }
    expect(await impose(newsroom.admin, reader.id, { site: randomUUID(), kind: 'ban' })).toMatchObject({
      status: 404,
      body: { code: 'site.not-found' },
    });
    for (const wrong of [{ site: 'here' }, { siteId: here.id }]) {
      expect(await impose(newsroom.admin, reader.id, { ...wrong, kind: 'ban' })).toMatchObject({ status: 400 });
    }
    expect((await reader.api.get<AccountView>('/api/accounts/me')).body.sanctions).toEqual([]);
  });

  it('says who may lift it: its moderators, and administrators alone for every site', async () => {
    const reader = await newsroom.reader();
    const local = await imposed(here.moderator, reader.id, { site: here.id, kind: 'warn' });
    const general = await imposed(newsroom.admin, reader.id, { site: null, kind: 'warn' });
    const lift = ({ api }: Person, { id }: SanctionView) => api.delete(`${pathOf(reader.id)}/${id}`);
    const denied = { status: 403, body: { code: 'access.denied' } };
    expect(await lift(next.moderator, local)).toMatchObject(denied);
    expect(await lift(here.moderator, general)).toMatchObject(denied);
    expect((await lift(here.moderator, local)).status).toBe(204);
    expect((await lift(newsroom.admin, general)).status).toBe(204);
  });

  it('may be where a colleague of another site only reads, but not where they moderate', async () => {
    const reason = { kind: 'ban', site: here.id };
    expect(await imposed(here.moderator, next.moderator.id, reason)).toMatchObject({ site: here.id });
    const queue = await next.moderator.api.get(`/api/moderation/queue?site=${next.id}&view=pending`);
    expect(queue.status).toBe(200);
    const colleague = await moderatorOf(here.id);
    expect(await impose(here.moderator, colleague.id, reason)).toMatchObject({
      status: 403,
      body: { code: 'sanction.staff' },
    });
  });
});
