import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { LiveGateway } from '../../src/realtime/socket/live.gateway.js';
import { Api, type Problem } from '../support/api.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, PASSWORD, sentence, type Person } from '../support/newsroom.js';

const ROLES = ['nobody', 'reader', 'banned', 'barred', 'moderator', 'stranger', 'admin'] as const;
/** `banned`: on every site; `barred`: on this one. `stranger`: a moderator of another site. `reader`: the author of everything that the requests are about. */
type Role = (typeof ROLES)[number];

/** Who gets in; for the others, the code that they are refused with. */
type Verdict = 'in' | 'auth.required' | 'access.denied' | 'account.banned';
type Row = Record<Role, Verdict>;

const everybody: Row = {
  nobody: 'in',
  reader: 'in',
  banned: 'in',
  barred: 'in',
  moderator: 'in',
  stranger: 'in',
  admin: 'in',
};
const signedInToRead: Row = { ...everybody, nobody: 'auth.required' };
const signedInToWrite: Row = { ...signedInToRead, banned: 'account.banned' };
const writersHere: Row = { ...signedInToWrite, barred: 'account.banned' };
const noOneElse: Row = {
  nobody: 'auth.required',
  reader: 'access.denied',
  banned: 'account.banned',
  barred: 'access.denied',
  moderator: 'access.denied',
  stranger: 'access.denied',
  admin: 'access.denied',
};
const author: Row = { ...noOneElse, reader: 'in' };
const admins: Row = { ...noOneElse, admin: 'in' };
const anyModerator: Row = { ...admins, moderator: 'in', stranger: 'in' };
const siteModerator: Row = { ...anyModerator, stranger: 'access.denied' };
const reading = (row: Row): Row => ({ ...row, banned: row.banned === 'account.banned' ? 'access.denied' : row.banned });

interface Route {
  who: Row;
  path?: (role: Role) => string;
  body?: () => unknown;
}

let database: TestDatabase;
let app: RunningApp;
let newsroom: Newsroom;
let people: Record<Role, Person | null>;
let url: string;
const served: string[] = [];
const known = {
  siteId: '',
  articleId: '',
  commentId: '',
  removedId: '',
  doomedId: '',
  decisionId: '',
  sanctionId: '',
  accountId: '',
};

const decision = (): unknown => ({ action: 'approve', revision: 1 });
const onArticle = (rest = ''): string => `/api/articles/${known.articleId}${rest}`;
const onComment = (rest = ''): string => `/api/comments/${known.commentId}${rest}`;
const onSite = (rest = ''): string => `/api/sites/${known.siteId}${rest}`;

/** Every route and who may use it. A route that is not here fails the test: nobody has thought about it. */
const ROUTES: Record<string, Route> = {
  'GET /health/live': { who: everybody },
  'GET /health/ready': { who: everybody },
  // On loopback, and not through a proxy, everybody is the operator; see below for the others.
  'GET /metrics': { who: everybody },
  'GET /demo': { who: everybody },
  'GET /demo/:slug': { who: everybody, path: () => '/demo/harbour-pool-reopens' },
  'GET /demo/assets/:name': { who: everybody, path: () => '/demo/assets/demo.css' },
  'GET /palabre.js': { who: everybody },
  'GET /palabre-live.js': { who: everybody },
  'GET /moderation': { who: everybody },
  'GET /assets/:name': { who: everybody },
  'GET /docs': { who: everybody },
  'GET /docs/live': { who: everybody },
  'GET /docs/openapi.json': { who: everybody },
  'GET /docs/asyncapi.json': { who: everybody },
  'GET /docs/assets/:name': { who: everybody, path: () => '/docs/assets/swagger-ui.css' },
  'POST /api/auth/register': {
    who: everybody,
    body: () => ({ email: `${randomUUID()}@e.example`, password: PASSWORD, name: `N ${randomUUID().slice(0, 8)}` }),
  },
  'POST /api/auth/login': { who: everybody, body: () => ({ email: people.reader?.email, password: PASSWORD }) },
  'POST /api/auth/logout': { who: everybody },
  'GET /api/accounts/me': { who: signedInToRead },
  'GET /api/accounts/me/comments': { who: signedInToRead },
  'GET /api/sites': { who: reading(anyModerator) },
  'POST /api/sites': { who: admins, body: () => ({ name: 'Un site', origins: [] }) },
  'GET /api/sites/:id': { who: reading(admins), path: () => onSite() },
  'PATCH /api/sites/:id': { who: admins, path: () => onSite(), body: () => ({ name: 'Le Phare' }) },
  'GET /api/sites/:id/moderators': { who: reading(admins), path: () => onSite('/moderators') },
  'PUT /api/sites/:id/moderators/:accountId': { who: admins, path: () => onSite(`/moderators/${known.accountId}`) },
  'DELETE /api/sites/:id/moderators/:accountId': { who: admins, path: () => onSite(`/moderators/${known.accountId}`) },
  'GET /api/articles': { who: everybody },
  'POST /api/articles': {
    who: admins,
    body: () => ({ siteId: known.siteId, url: `https://phare.example/${randomUUID()}`, title: 'Un article' }),
  },
  'GET /api/articles/:id': { who: everybody, path: () => onArticle() },
  'PATCH /api/articles/:id': { who: admins, path: () => onArticle(), body: () => ({ commenting: 'open' }) },
  'GET /api/articles/:id/comments': { who: everybody, path: () => onArticle('/comments') },
  'GET /api/articles/:id/events': { who: everybody, path: () => onArticle('/events?after=0') },
  'POST /api/articles/:id/comments': {
    who: writersHere,
    path: () => onArticle('/comments'),
    body: () => ({ body: sentence() }),
  },
  'GET /api/articles/:id/mine': { who: signedInToRead, path: () => onArticle('/mine') },
  'GET /api/comments/:id/context': { who: everybody, path: () => onComment('/context') },
  'GET /api/comments/:id/replies': { who: everybody, path: () => onComment('/replies') },
  'PATCH /api/comments/:id': { who: author, path: () => onComment(), body: () => ({ body: sentence(), revision: 99 }) },
  // The author's own request leaves nothing for the others to be refused.
  'DELETE /api/comments/:id': {
    who: author,
    path: (role) => (role === 'reader' ? `/api/comments/${known.doomedId}` : onComment()),
  },
  'PUT /api/comments/:id/reaction': { who: writersHere, path: () => onComment('/reaction') },
  'DELETE /api/comments/:id/reaction': { who: writersHere, path: () => onComment('/reaction') },
  'POST /api/comments/:id/reports': {
    who: writersHere,
    path: () => onComment('/reports'),
    body: () => ({ reason: 'spam' }),
  },
  'GET /api/moderation/queue': {
    who: reading(siteModerator),
    path: () => `/api/moderation/queue?site=${known.siteId}`,
  },
  'GET /api/moderation/overview': {
    who: reading(siteModerator),
    path: () => `/api/moderation/overview?site=${known.siteId}`,
  },
  'GET /api/moderation/comments/:id': {
    who: reading(siteModerator),
    path: () => `/api/moderation/comments/${known.commentId}`,
  },
  'GET /api/moderation/accounts/:id': {
    who: reading(siteModerator),
    path: () => `/api/moderation/accounts/${known.accountId}?site=${known.siteId}`,
  },
  'POST /api/moderation/accounts/:id/notes': {
    who: anyModerator,
    path: () => `/api/moderation/accounts/${known.accountId}/notes`,
    body: () => ({ body: 'a note for the team' }),
  },
  // A note that is not there: whose it must be is for the test of notes.
  'DELETE /api/moderation/accounts/:id/notes/:noteId': {
    who: anyModerator,
    path: () => `/api/moderation/accounts/${known.accountId}/notes/${randomUUID()}`,
  },
  'POST /api/moderation/selections': {
    who: siteModerator,
    body: () => ({ site: known.siteId, view: 'published', by: { author: known.accountId } }),
  },
  // Like many decisions: each is judged for itself.
  'POST /api/moderation/decisions/undo': { who: anyModerator, body: () => ({ ids: [known.decisionId] }) },
  'POST /api/sites/:id/screening-trials': {
    who: admins,
    path: () => onSite('/screening-trials'),
    body: () => ({ body: 'un essai' }),
  },
  'GET /api/accounts': { who: reading(admins), path: () => '/api/accounts?email=nobody@readers.example' },
  'GET /api/moderation/reasons': { who: everybody, path: () => `/api/moderation/reasons?site=${known.siteId}` },
  'GET /api/moderation/log': { who: reading(siteModerator), path: () => `/api/moderation/log?site=${known.siteId}` },
  'POST /api/moderation/claims': {
    who: siteModerator,
    body: () => ({ site: known.siteId, view: 'pending', limit: 1 }),
  },
  // A lease is its holder's: for other moderators there is nothing to renew (409) or to release.
  'PUT /api/moderation/claims/:commentId': {
    who: anyModerator,
    path: () => `/api/moderation/claims/${known.commentId}`,
  },
  'DELETE /api/moderation/claims/:commentId': {
    who: anyModerator,
    path: () => `/api/moderation/claims/${known.commentId}`,
  },
  'POST /api/moderation/comments/:id/decisions': {
    who: siteModerator,
    path: () => `/api/moderation/comments/${known.removedId}/decisions`,
    body: decision,
  },
  // Each item is judged for itself: the stranger's is refused in its outcome, which the bulk test checks.
  'POST /api/moderation/decisions': {
    who: anyModerator,
    body: () => ({ items: [{ commentId: known.removedId, revision: 1 }], action: 'approve' }),
  },
  'PUT /api/moderation/comments/:id/escalation': {
    who: siteModerator,
    path: () => `/api/moderation/comments/${known.removedId}/escalation`,
    body: () => ({ revision: 1 }),
  },
  'DELETE /api/moderation/comments/:id/escalation': {
    who: siteModerator,
    path: () => `/api/moderation/comments/${known.removedId}/escalation`,
  },
  'POST /api/moderation/decisions/:id/undo': {
    who: siteModerator,
    path: () => `/api/moderation/decisions/${known.decisionId}/undo`,
  },
  'POST /api/moderation/accounts/:id/sanctions': {
    who: siteModerator,
    path: () => `/api/moderation/accounts/${known.accountId}/sanctions`,
    body: () => ({ site: known.siteId, kind: 'warn', reason: 'a word of warning' }),
  },
  'DELETE /api/moderation/accounts/:id/sanctions/:sid': {
    who: siteModerator,
    path: () => `/api/moderation/accounts/${known.accountId}/sanctions/${known.sanctionId}`,
  },
};

/** What may be kept of an answer: nothing, but of what is the same for everybody. */
const cachingOf = (route: string): string => (route === 'GET /api/articles/:id/comments' ? 'no-cache' : 'no-store');

/** Those that ask for the refresh cookie instead of a role. */
const BY_COOKIE = ['POST /api/auth/refresh'];

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startApp(database.url, {}, (made) => {
    made
      .getHttpAdapter()
      .getInstance()
      .addHook('onRoute', ({ method, url: path }) => {
        served.push(...[method].flat().map((verb) => `${verb} ${path}`));
      });
  });
  url = app.url;
  newsroom = await Newsroom.open(url, database.url);
  const [reader, banned, barred, moderator, other, target] = await Promise.all([
    newsroom.reader(),
    newsroom.reader(),
    newsroom.reader(),
    newsroom.moderator(),
    newsroom.site().then((site) => newsroom.moderator(site)),
    newsroom.reader(),
  ]);
  people = { nobody: null, reader, banned, barred, moderator, stranger: other, admin: newsroom.admin };
  const article = await newsroom.article();
  const comment = await newsroom.comment(reader, article.id);
  const removed = await newsroom.comment(reader, article.id);
  const doomed = await newsroom.comment(reader, article.id);
  const { id: decisionId } = await newsroom.decide(moderator, removed, 'reject');
  const sanction = (id: string, site: string | null, kind: string) =>
    newsroom.admin.api.post<{ id: string }>(`/api/moderation/accounts/${id}/sanctions`, {
      site,
      kind,
      reason: 'the tests want it',
    });
  await sanction(banned.id, null, 'ban');
  await sanction(barred.id, newsroom.siteId, 'ban');
  const warned = await sanction(target.id, newsroom.siteId, 'warn');
  Object.assign(known, {
    siteId: newsroom.siteId,
    articleId: article.id,
    commentId: comment.id,
    removedId: removed.id,
    doomedId: doomed.id,
    decisionId,
    sanctionId: warned.body.id,
    accountId: target.id,
  });
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const verdictOf = ({ status, body }: { status: number; body: Partial<Problem> | undefined }): string =>
  status === 401 || status === 403 ? (body?.code ?? String(status)) : 'in';

describe('every HTTP route', () => {
  it('is one that somebody has decided about', () => {
    const decided = [...Object.keys(ROUTES), ...BY_COOKIE];
    const bare = served.filter((route) => !/^(HEAD|OPTIONS) /.test(route));
    expect(bare.toSorted()).toEqual(decided.toSorted());
  });

  const cases = Object.keys(ROUTES).flatMap((route) => ROLES.map((role) => [route, role] as const));
  it.each(cases)('%s lets in or refuses %s as decided', async (route, role) => {
    const { who, path, body } = ROUTES[route] as Route;
    const [method = '', template = ''] = route.split(' ');
    const api = new Api(url, people[role]?.token);
    const answer = await api.call<Problem | undefined>(method, path?.(role) ?? template, body?.());
    expect(answer.status).toBeLessThan(500);
    expect(verdictOf(answer)).toBe(who[role]);
    const kept = answer.headers.get('cache-control');
    expect(kept).toBe(template.startsWith('/api/') ? cachingOf(route) : kept);
  });

  it.each(BY_COOKIE)('%s asks for the cookie, whoever calls', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const answer = await new Api(url, newsroom.admin.token).call<Problem>(method, path);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['no route', 'GET', '/api/nowhere', undefined],
    ['an address that is none', 'GET', '/api/articles/%', undefined],
    ['a page that is not there', 'GET', `/api/articles/${randomUUID()}/comments`, undefined],
    ['a question that is wrong', 'GET', '/api/articles?url=', undefined],
    ['a body that is too long', 'POST', '/api/auth/login', { email: 'x'.repeat(200_000) }],
  ])('keeps no refusal: %s', async (_, method, path, body) => {
    const answer = await new Api(url).call<Problem>(method, path, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('of the operator is closed to what comes through a proxy', async () => {
    const answer = await new Api(url, newsroom.admin.token).call<Problem>('GET', '/metrics', undefined, {
      'x-forwarded-for': '203.0.113.9',
    });
    expect(verdictOf(answer)).toBe('access.denied');
  });

  it('refuses a made-up token instead of taking its bearer for nobody', async () => {
    expect((await new Api(url, 'made.up.token').get(onArticle())).body).toMatchObject({
      status: 401,
      code: 'auth.invalid',
    });
  });
});

describe('every socket message', () => {
  const STREAMS: Record<string, { stream: () => string; who: Row }> = {
    article: { stream: () => `article:${known.articleId}`, who: everybody },
    moderation: { stream: () => `moderation:${known.siteId}`, who: { ...siteModerator, banned: 'account.banned' } },
    account: { stream: () => 'account', who: signedInToWrite },
  };

  it('is one that somebody has decided about', () => {
    const prototype = LiveGateway.prototype as unknown as Record<string, object>;
    const messages = Object.getOwnPropertyNames(prototype)
      .map((name) => prototype[name])
      .flatMap((handler) =>
        typeof handler === 'function' ? ((Reflect.getMetadata('message', handler) as string) ?? []) : [],
      );
    expect(messages.toSorted()).toEqual(['subscribe', 'unsubscribe']);
  });

  const cases = Object.keys(STREAMS).flatMap((name) => ROLES.map((role) => [name, role] as const));
  it.each(cases)('that asks for a stream of kind %s lets in or refuses %s as decided', async (name, role) => {
    const { stream, who } = STREAMS[name] as (typeof STREAMS)[string];
    const token = people[role]?.token;
    const socket = io(`${url}/live`, {
      transports: ['websocket'],
      forceNew: true,
      auth: token === undefined ? {} : { token },
    });
    try {
      const answer = (await socket.emitWithAck('subscribe', { stream: stream() })) as { ok: boolean; code?: string };
      expect(answer.ok ? 'in' : answer.code).toBe(who[role]);
      expect(await socket.emitWithAck('unsubscribe', { stream: stream() })).toEqual({ ok: true });
    } finally {
      socket.disconnect();
    }
  });
});
