import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnComment } from '../../src/contract/comments.schemas.js';
import { Api } from '../support/api.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { LiveClient } from '../support/live-client.js';
import { Newsroom, type Person } from '../support/newsroom.js';

const SECRET = 'hippocampe';
const textOf = (version: number): string => `Un ${SECRET} a été vu au port, version ${version}.`;

let database: TestDatabase;
let app: RunningApp;
let newsroom: Newsroom;
let moderator: Person;
let author: Person;
let comment: OwnComment;
let decisionId: string;
const served: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startApp(database.url, {}, (made) => {
    made
      .getHttpAdapter()
      .getInstance()
      .addHook('onRoute', ({ method, url }) => {
        served.push(...[method].flat().map((verb) => `${verb} ${url}`));
      });
  });
  newsroom = await Newsroom.open(app.url, database.url);
  await newsroom.admin.api.patch(`/api/sites/${newsroom.siteId}`, { watchedWords: [SECRET] });
  [author, moderator] = await Promise.all([newsroom.reader(), newsroom.moderator()]);
  const article = await newsroom.article();
  comment = await newsroom.comment(author, article.id, textOf(1));
  ({ id: decisionId } = await newsroom.decide(moderator, comment, 'approve'));
  await newsroom.comment(moderator, article.id, 'Une réponse qui reste.', comment.id);
  await author.api.patch(`/api/comments/${comment.id}`, { body: textOf(2), revision: 2 });
  await moderator.api.put(`/api/moderation/comments/${comment.id}/escalation`, { revision: 3 });
  expect(JSON.stringify((await moderator.api.get(`/api/moderation/comments/${comment.id}`)).body)).toContain(
    'version 2',
  );
  expect(await author.api.delete(`/api/comments/${comment.id}`)).toMatchObject({ status: 204 });
}, 60_000);

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

/** Every route for moderators, asked for as much as it tells; those of settings and of oneself beside them. */
const ROUTES: Record<string, () => [path: string, body?: unknown][]> = {
  'GET /api/moderation/queue': () =>
    ['pending', 'reported', 'escalated', 'published', 'rejected'].flatMap((view): [string][] => [
      [`/api/moderation/queue?site=${newsroom.siteId}&view=${view}`],
      [`/api/moderation/queue?site=${newsroom.siteId}&view=${view}&q=${SECRET}`],
      [`/api/moderation/queue?site=${newsroom.siteId}&view=${view}&author=${author.id}`],
    ]),
  'GET /api/moderation/overview': () => [[`/api/moderation/overview?site=${newsroom.siteId}`]],
  'GET /api/moderation/reasons': () => [[`/api/moderation/reasons?site=${newsroom.siteId}`]],
  'GET /api/moderation/log': () =>
    ['', `&comment=${comment.id}`].map((more) => [`/api/moderation/log?site=${newsroom.siteId}${more}`]),
  'GET /api/moderation/comments/:id': () => [[`/api/moderation/comments/${comment.id}`]],
  'GET /api/moderation/accounts/:id': () => [[`/api/moderation/accounts/${author.id}?site=${newsroom.siteId}`]],
  'POST /api/moderation/selections': () =>
    ['pending', 'escalated', 'published', 'rejected'].flatMap((view): [string, unknown][] =>
      [{ author: author.id }, { sameTextAs: comment.id }].map((by) => [
        '/api/moderation/selections',
        { site: newsroom.siteId, view, by },
      ]),
    ),
  'POST /api/moderation/claims': () =>
    ['pending', 'escalated'].map((view) => ['/api/moderation/claims', { site: newsroom.siteId, view, limit: 10 }]),
  'PUT /api/moderation/claims/:commentId': () => [[`/api/moderation/claims/${comment.id}`, { take: true }]],
  'DELETE /api/moderation/claims/:commentId': () => [[`/api/moderation/claims/${comment.id}`]],
  'POST /api/moderation/comments/:id/decisions': () =>
    [3, 4].map((revision) => [`/api/moderation/comments/${comment.id}/decisions`, { action: 'approve', revision }]),
  'POST /api/moderation/decisions': () => [
    ['/api/moderation/decisions', { items: [{ commentId: comment.id, revision: 4 }], action: 'approve' }],
  ],
  'POST /api/moderation/decisions/undo': () => [['/api/moderation/decisions/undo', { ids: [decisionId] }]],
  'POST /api/moderation/decisions/:id/undo': () => [[`/api/moderation/decisions/${decisionId}/undo`]],
  'PUT /api/moderation/comments/:id/escalation': () =>
    [3, 4].map((revision) => [`/api/moderation/comments/${comment.id}/escalation`, { revision }]),
  'DELETE /api/moderation/comments/:id/escalation': () => [[`/api/moderation/comments/${comment.id}/escalation`]],
  'POST /api/moderation/accounts/:id/notes': () => [
    [`/api/moderation/accounts/${author.id}/notes`, { body: 'une note' }],
  ],
  'DELETE /api/moderation/accounts/:id/notes/:noteId': () => [
    [`/api/moderation/accounts/${author.id}/notes/${comment.id}`],
  ],
  'POST /api/moderation/accounts/:id/sanctions': () => [
    [`/api/moderation/accounts/${author.id}/sanctions`, { kind: 'warn', reason: 'un mot' }],
  ],
  'DELETE /api/moderation/accounts/:id/sanctions/:sid': () => [
    [`/api/moderation/accounts/${author.id}/sanctions/${comment.id}`],
  ],
};

describe('a text that its author withdrew', () => {
  it('is looked for on every route of moderators', () => {
    const routes = served.filter((route) => /^(?!HEAD|OPTIONS)\w+ \/api\/moderation\//.test(route));
    expect(routes.toSorted()).toEqual(Object.keys(ROUTES).toSorted());
  });

  it.each(Object.keys(ROUTES))('is not told by %s', async (route) => {
    const [method = ''] = route.split(' ');
    for (const [path, body] of ROUTES[route]?.() ?? []) {
      const answer = await new Api(app.url, moderator.token).call(method, path, body);
      expect(answer.status).toBeLessThan(500);
      expect(JSON.stringify(answer.body ?? '')).not.toMatch(new RegExp(`Un ${SECRET}|version \\d`));
    }
  });

  it('stands as a gap where the comment itself is looked up', async () => {
    const { body } = await moderator.api.get<{ comment: object; reasons: object[]; history: object[] }>(
      `/api/moderation/comments/${comment.id}`,
    );
    expect(body.comment).toMatchObject({ status: 'withdrawn', body: null });
    expect(body.reasons).toMatchObject([{ code: 'watched-word', spans: [] }]);
    expect(body.history.filter((entry) => 'body' in entry && entry.body !== null)).toEqual([]);
  });

  it('is not told by the stream of moderators, live or caught up', async () => {
    const client = new LiveClient(app.url, moderator.token, {});
    const stream = `moderation:${newsroom.siteId}`;
    const now = await client.ask(stream);
    const answer = await client.ask(stream, { epoch: now.ok ? now.epoch : '', after: 0 });
    expect(answer).toMatchObject({ ok: true, reset: false });
    expect(JSON.stringify(answer)).toContain(comment.id);
    expect(JSON.stringify(answer)).not.toContain(SECRET);
    client.close();
  });

  it('does not lead to those that read the same', async () => {
    const twin = await newsroom.comment(await newsroom.reader(), comment.articleId, textOf(2));
    const alike = async (id: string) =>
      (
        await moderator.api.post<{ items: { commentId: string }[] }>('/api/moderation/selections', {
          site: newsroom.siteId,
          view: 'pending',
          by: { sameTextAs: id },
        })
      ).body.items.map(({ commentId }) => commentId);
    expect(await alike(twin.id)).toEqual([twin.id]);
    expect(await alike(comment.id)).toEqual([]);
  });
});
