import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { OwnComment } from '../../src/contract/comments.schemas.js';
import type { AuthorDossier, NoteView } from '../../src/contract/authors.schemas.js';
import type { DecisionView, UndoOutcome } from '../../src/contract/decisions.schemas.js';
import type { InspectedItem } from '../../src/contract/history.schemas.js';
import type { LogEntryView } from '../../src/contract/log.schemas.js';
import type { Overview } from '../../src/contract/overview.schemas.js';
import type { Lease, QueueItem } from '../../src/contract/queue.schemas.js';
import type { Selection } from '../../src/contract/selections.schemas.js';
import type { TrialVerdict } from '../../src/contract/trials.schemas.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { countDrift } from '../support/invariants.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';
import type { FoundAccount } from '../../src/contract/accounts.schemas.js';

let database: TestDatabase;
let server: RunningServer;
let newsroom: Newsroom;
let author: Person;
let moderator: Person;
let second: Person;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer(database.url);
  newsroom = await Newsroom.open(server.url, database.url, { moderation: 'pre' });
  [author, moderator, second] = await Promise.all([newsroom.reader(), newsroom.moderator(), newsroom.moderator()]);
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const bodies = (items: readonly QueueItem[]): (string | null)[] => items.map(({ comment }) => comment.body);

describe('searching the queue', () => {
  const search = async (query: Record<string, string>, site = newsroom.siteId): Promise<(string | null)[]> => {
    const parameters = new URLSearchParams({ site, ...query }).toString();
    const answer = await moderator.api.get<{ items: QueueItem[] }>(`/api/moderation/queue?${parameters}`);
    expect(answer.status).toBe(200);
    return bodies(answer.body.items);
  };

  it('finds words and beginnings of words, whatever their case and accents, and needs all of them', async () => {
    const article = await newsroom.article();
    const [one, two] = ['L’Œuvre du maçon déçoit les élus.', 'Les éleveurs déçus attendent encore.'];
    for (const body of [one, two]) await newsroom.comment(author, article.id, body);
    expect(await search({ q: 'DECU' })).toEqual([two]);
    expect(await search({ q: 'œuvre' })).toEqual([one]);
    expect(await search({ q: 'oeuvre macon' })).toEqual([one]);
    expect(await search({ q: 'oeuvre eleveurs' })).toEqual([]);
    expect(await search({ q: 'el', view: 'pending' })).toEqual([one, two]);
    expect(await search({ q: '!!!' })).toEqual([]);
    expect(await search({ q: 'macon', view: 'published' })).toEqual([]);
  });

  it('finds authors by their name, and narrows to an author or an article', async () => {
    const [article, other] = [await newsroom.article(), await newsroom.article()];
    const someone = await newsroom.reader();
    const mine = await newsroom.comment(someone, article.id);
    const elsewhere = await newsroom.comment(someone, other.id);
    await newsroom.comment(author, article.id);
    expect(await search({ q: someone.name })).toEqual([mine.body, elsewhere.body]);
    expect(await search({ author: someone.id, sort: 'newest' })).toEqual([elsewhere.body, mine.body]);
    expect(await search({ author: someone.id, article: article.id })).toEqual([mine.body]);
  });

  it('pages on with a cursor, and follows an edit', async () => {
    const article = await newsroom.article();
    const word = `mot${randomUUID().slice(0, 8)}`;
    const written: OwnComment[] = [];
    for (let i = 0; i < 3; i++) written.push(await newsroom.comment(author, article.id, `${sentence()} ${word}`));
    const first = await moderator.api.get<{ items: QueueItem[]; nextCursor: string }>(
      `/api/moderation/queue?site=${newsroom.siteId}&q=${word}&limit=2`,
    );
    const cursor = first.body.nextCursor;
    const rest = await search({ q: word, limit: '2', cursor });
    expect([...bodies(first.body.items), ...rest]).toEqual(written.map(({ body }) => body));
    const [edited] = written;
    await author.api.patch(`/api/comments/${edited?.id}`, { body: sentence(), revision: 1 });
    expect(await search({ q: word })).toEqual(written.slice(1).map(({ body }) => body));
  });
});

describe('one comment looked up', () => {
  const inspect = async (id: string): Promise<InspectedItem> =>
    (await moderator.api.get<InspectedItem>(`/api/moderation/comments/${id}`)).body;

  it('tells its texts and decisions in order, and nobody else is told of them', async () => {
    const article = await newsroom.article();
    const comment = await newsroom.comment(author, article.id, 'La première version de mon avis.');
    await newsroom.decide(moderator, comment, 'approve');
    await author.api.patch(`/api/comments/${comment.id}`, { body: 'La deuxième version de mon avis.', revision: 2 });
    const { history, comment: now } = await inspect(comment.id);
    expect(history.map(({ kind, revision, body }) => [kind, revision, body])).toEqual([
      ['submitted', 1, 'La première version de mon avis.'],
      ['decided', 2, null],
      ['edited', 3, 'La deuxième version de mon avis.'],
    ]);
    expect(history[1]?.decision).toMatchObject({ action: 'approve', by: { id: moderator.id } });
    expect(now).toMatchObject({ status: 'pending', revision: 3 });
    for (const path of [`/api/comments/${comment.id}/context`, `/api/articles/${article.id}/mine`]) {
      expect(JSON.stringify((await author.api.get(path)).body)).not.toContain('première version');
    }
  });

  it('forgets the former texts once the author has withdrawn it', async () => {
    const article = await newsroom.article();
    const comment = await newsroom.comment(author, article.id);
    await author.api.patch(`/api/comments/${comment.id}`, { body: sentence(), revision: 1 });
    await author.api.delete(`/api/comments/${comment.id}`);
    const { history, comment: now } = await inspect(comment.id);
    expect(now.status).toBe('withdrawn');
    expect(history[0]).toMatchObject({ kind: 'submitted', body: null });
    expect(await newsroom.sql('SELECT 1 FROM comment_texts WHERE comment_id = $1', [comment.id])).toEqual([]);
  });

  it('is not found when there is none', async () => {
    expect((await moderator.api.get(`/api/moderation/comments/${randomUUID()}`)).body).toMatchObject({ status: 404 });
  });
});

describe('an author’s dossier', () => {
  const dossier = async (id: string): Promise<AuthorDossier> =>
    (await moderator.api.get<AuthorDossier>(`/api/moderation/accounts/${id}?site=${newsroom.siteId}`)).body;

  it('has the sanctions, the last decisions, what waits and the notes', async () => {
    const article = await newsroom.article();
    const someone = await newsroom.reader();
    const judged = [];
    for (let i = 0; i < 6; i++) judged.push(await newsroom.comment(someone, article.id));
    for (const comment of judged) await newsroom.decide(moderator, comment, 'reject');
    const waiting = await newsroom.comment(someone, article.id);
    const sanctions = `/api/moderation/accounts/${someone.id}/sanctions`;
    const { body: warned } = await moderator.api.post<{ id: string }>(sanctions, { kind: 'warn', reason: 'Du calme' });
    await second.api.delete(`${sanctions}/${warned.id}`);
    await moderator.api.post(`/api/moderation/accounts/${someone.id}/notes`, { body: 'Écrit toujours à minuit.' });
    const known = await dossier(someone.id);
    expect(known).toMatchObject({ id: someone.id, name: someone.name, published: 0, rejected: 6 });
    expect(known.decisions.map(({ commentId }) => commentId)).toEqual(
      judged
        .slice(1)
        .map(({ id }) => id)
        .reverse(),
    );
    expect(known.decisions[0]).toMatchObject({ action: 'reject', body: judged[5]?.body, articleTitle: article.title });
    expect(bodies(known.waiting)).toEqual([waiting.body]);
    expect(known.sanctions).toEqual([
      expect.objectContaining({
        id: warned.id,
        by: { id: moderator.id, name: moderator.name },
        liftedBy: { id: second.id, name: second.name },
      }),
    ]);
    expect(known.notes).toEqual([
      expect.objectContaining({ body: 'Écrit toujours à minuit.', by: { id: moderator.id, name: moderator.name } }),
    ]);
  });

  it('loses a note when its writer or an administrator takes it back, and nobody else may', async () => {
    const someone = await newsroom.reader();
    const notes = `/api/moderation/accounts/${someone.id}/notes`;
    const { body: note } = await moderator.api.post<NoteView>(notes, { body: 'À revoir' });
    const { body: other } = await moderator.api.post<NoteView>(notes, { body: 'À revoir aussi' });
    expect((await second.api.delete(`${notes}/${note.id}`)).status).toBe(403);
    expect((await moderator.api.delete(`${notes}/${note.id}`)).status).toBe(204);
    expect((await newsroom.admin.api.delete(`${notes}/${other.id}`)).status).toBe(204);
    expect((await moderator.api.delete(`${notes}/${note.id}`)).status).toBe(404);
    expect((await dossier(someone.id)).notes).toEqual([]);
  });
});

describe('choosing many', () => {
  const select = async (by: object, view = 'pending'): Promise<Selection> => {
    const answer = await moderator.api.post<Selection>('/api/moderation/selections', {
      site: newsroom.siteId,
      view,
      by,
    });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const ids = ({ items }: Selection): string[] => items.map(({ commentId }) => commentId);

  it('goes by author, by the host of a link, or by the same text', async () => {
    const article = await newsroom.article();
    const someone = await newsroom.reader();
    const link = await newsroom.comment(someone, article.id, 'Tout est ici : https://www.vélo.example/offres?ref=24');
    const text = 'Votez pour la digue, elle nous protégera tous.';
    const first = await newsroom.comment(someone, article.id, text);
    const echo = await newsroom.comment(author, article.id, 'VOTEZ pour la digue ; elle nous protegera tous !');
    expect(ids(await select({ author: someone.id }))).toEqual([link.id, first.id]);
    expect(ids(await select({ domain: 'vélo.example' }))).toEqual([link.id]);
    expect(ids(await select({ domain: 'autre.example' }))).toEqual([]);
    const same = await select({ sameTextAs: first.id });
    expect(ids(same)).toEqual([first.id, echo.id]);
    expect(same).toMatchObject({ total: 2, items: [{ revision: 1, body: text, author: { id: someone.id } }, {}] });
    expect(ids(await select({ author: someone.id }, 'published'))).toEqual([]);
    const both = { author: someone.id, domain: 'vélo.example' };
    expect((await moderator.api.post('/api/moderation/selections', { site: newsroom.siteId, by: both })).status).toBe(
      400,
    );
  });

  it('undoes many decisions with an outcome for each', async () => {
    const article = await newsroom.article();
    const [one, two] = [await newsroom.comment(author, article.id), await newsroom.comment(author, article.id)];
    const decisions: DecisionView[] = [];
    for (const comment of [one, two]) decisions.push(await newsroom.decide(moderator, comment, 'approve'));
    await newsroom.decide(second, { id: two.id, revision: 2 }, 'reject');
    const unknown = randomUUID();
    const answer = await moderator.api.post<{ items: UndoOutcome[] }>('/api/moderation/decisions/undo', {
      ids: [...decisions.map(({ id }) => id), unknown],
    });
    expect(answer.body.items).toEqual([
      expect.objectContaining({ decisionId: decisions[0]?.id, ok: true }),
      expect.objectContaining({ decisionId: decisions[1]?.id, ok: false, code: 'decision.conflict' }),
      expect.objectContaining({ decisionId: unknown, ok: false, code: 'decision.not-found' }),
    ]);
    expect(await countDrift(database.url)).toEqual([]);
  });
});

describe('a claim on a comment in sight', () => {
  it('is taken when free, refused with the holder’s name when not, and taken over by administrators alone', async () => {
    const article = await newsroom.article();
    const comment = await newsroom.comment(author, article.id);
    const claim = (person: Person, body?: object) =>
      person.api.put<Lease & { code?: string; claim?: Lease }>(`/api/moderation/claims/${comment.id}`, body);
    expect((await claim(moderator)).body).toMatchObject({ code: 'claim.lost' });
    expect(await claim(moderator, { take: true })).toMatchObject({ status: 200, body: { by: { id: moderator.id } } });
    expect(await claim(second, { take: true })).toMatchObject({
      status: 409,
      body: { code: 'claim.taken', claim: { by: { id: moderator.id, name: moderator.name } } },
    });
    expect((await claim(second, { takeOver: true })).status).toBe(403);
    const { admin } = newsroom;
    expect((await claim(admin, { takeOver: true })).body).toMatchObject({ by: { id: admin.id } });
    expect((await claim(moderator)).body).toMatchObject({ code: 'claim.lost' });
    const stranger = await newsroom.moderator(await newsroom.site());
    expect((await claim(stranger, { takeOver: true })).status).toBe(403);
  });

  it('is not handed out for what the moderator has skipped', async () => {
    const site = await newsroom.site({ moderation: 'pre' });
    const article = await newsroom.article({}, site);
    const [skipped, next] = [await newsroom.comment(author, article.id), await newsroom.comment(author, article.id)];
    const person = await newsroom.moderator(site);
    const answer = await person.api.post<{ items: QueueItem[] }>('/api/moderation/claims', {
      site,
      view: 'pending',
      limit: 2,
      except: [skipped.id],
    });
    expect(answer.body.items.map(({ comment }) => comment.id)).toEqual([next.id]);
  });
});

describe('a desk that is opened again', () => {
  it('resumes the cards that its moderator holds, and nobody else’s', async () => {
    const site = await newsroom.site({ moderation: 'pre' });
    const article = await newsroom.article({}, site);
    const ids = [];
    for (let i = 0; i < 3; i++) ids.push((await newsroom.comment(author, article.id)).id);
    const [one, other] = [await newsroom.moderator(site), await newsroom.moderator(site)];
    const claim = async (person: Person, more: object = {}): Promise<string[]> => {
      const body = { site, view: 'pending', limit: 2, ...more };
      const answer = await person.api.post<{ items: QueueItem[] }>('/api/moderation/claims', body);
      return answer.body.items.map(({ comment }) => comment.id);
    };
    expect(await claim(one)).toEqual(ids.slice(0, 2));
    expect(await claim(other)).toEqual(ids.slice(2));
    expect(await claim(one)).toEqual([]);
    expect(await claim(one, { resume: true })).toEqual(ids.slice(0, 2));
    expect(await claim(one, { resume: true, except: [ids[0]] })).toEqual([ids[1]]);
  });
});

describe('the overview of a site', () => {
  it('counts what waits and was decided, how long it took, and which rules were right', async () => {
    const site = await newsroom.site({ moderation: 'pre' });
    const article = await newsroom.article({}, site);
    const written: OwnComment[] = [];
    for (let i = 0; i < 5; i++) written.push(await newsroom.comment(author, article.id));
    const [a, b, c, , e] = written;
    const hour = 3_600;
    await newsroom.sql(`UPDATE comments SET waiting_since = now() - interval '1 hour' WHERE id = ANY ($1)`, [
      [a?.id, b?.id, e?.id],
    ]);
    if (!a || !b || !c || !e) throw new Error('no comments');
    await newsroom.decide(newsroom.admin, a, 'approve');
    await newsroom.decide(newsroom.admin, b, 'reject');
    const undone = await newsroom.decide(newsroom.admin, c, 'approve');
    await newsroom.admin.api.post(`/api/moderation/decisions/${undone.id}/undo`);
    const { body } = await newsroom.admin.api.get<Overview>(`/api/moderation/overview?site=${site}`);
    expect(body).toMatchObject({ waiting: 3, reported: 0, decided: 3, approved: 2, reversed: 1, sampled: false });
    expect(body.medianSeconds).toBeGreaterThanOrEqual(hour);
    expect(body.medianSeconds).toBeLessThan(hour + 60);
    expect(Date.parse(body.oldestWaitingSince ?? '')).toBeLessThan(Date.now() - hour * 1_000);
    expect(body.perRule).toEqual([expect.objectContaining({ code: 'pre-moderation', decided: 2, approved: 1 })]);
    expect(body.perHour).toHaveLength(48);
    expect(body.perHour.at(-1)).toMatchObject({ submitted: expect.any(Number), decided: expect.any(Number) });
    expect(body.perHour.reduce((sum, { submitted }) => sum + submitted, 0)).toBe(5);
    expect(body.perHour.reduce((sum, { decided }) => sum + decided, 0)).toBe(3);
    expect(body.waitingByAge.filter(({ waiting }) => waiting > 0)).toEqual([
      { fromMinutes: 0, toMinutes: 15, waiting: 2 },
      { fromMinutes: 60, toMinutes: 240, waiting: 1 },
    ]);
    expect(body.perDay).toHaveLength(8);
    expect(body.perDay.at(-1)).toMatchObject({ decided: 3, medianSeconds: body.medianSeconds });
    expect(body.me).toMatchObject({ decided: 3, approved: 2, reversed: 1 });
    expect(body.me.perDay).toHaveLength(8);
    expect(body.me.perDay.reduce((sum, { decided }) => sum + decided, 0)).toBe(3);
    expect(body.moderators).toEqual([{ id: newsroom.admin.id, name: newsroom.admin.name, decided: 3, approved: 2 }]);
    const person = await newsroom.moderator(site);
    const { body: theirs } = await person.api.get<Overview>(`/api/moderation/overview?site=${site}`);
    expect(theirs.moderators).toBeUndefined();
    expect(theirs.me).toMatchObject({ decided: 0, medianSeconds: null });
  });
});

describe('trying a text against the rules', () => {
  it('answers every reason with its places, by the site’s lists or by lists that are not saved', async () => {
    const site = await newsroom.site({ moderation: 'post' });
    await newsroom.admin.api.patch(`/api/sites/${site}`, { bannedWords: ['crapule'] });
    const run = async (body: object): Promise<TrialVerdict> =>
      (await newsroom.admin.api.post<TrialVerdict>(`/api/sites/${site}/screening-trials`, body)).body;
    expect(await run({ body: '  Quelle CRAPULE ! ' })).toMatchObject({
      body: 'Quelle CRAPULE !',
      outcome: 'reject',
      reasons: [{ code: 'banned-word', spans: [{ start: 7, end: 14 }] }],
    });
    const words = { bannedWords: [], watchedWords: ['quelle'], allowedWords: [] };
    expect(await run({ body: 'Quelle crapule', words })).toMatchObject({
      outcome: 'hold',
      reasons: [{ code: 'watched-word' }],
    });
    expect((await run({ body: 'Rien à redire ici' })).outcome).toBe('publish');
  });
});

describe('finding whom to appoint', () => {
  it('finds an account by its whole address only', async () => {
    const find = async (email: string): Promise<FoundAccount[]> =>
      (await newsroom.admin.api.get<{ items: FoundAccount[] }>(`/api/accounts?email=${encodeURIComponent(email)}`)).body
        .items;
    expect(await find(moderator.email.toUpperCase())).toEqual([
      {
        id: moderator.id,
        name: moderator.name,
        email: moderator.email,
        roles: ['reader', 'moderator'],
        moderates: [newsroom.siteId],
      },
    ]);
    expect(await find('nobody@readers.example')).toEqual([]);
  });
});

describe('the log', () => {
  it('is narrowed by kind of action and by time, and names people and comments', async () => {
    const article = await newsroom.article();
    const comment = await newsroom.comment(author, article.id);
    const before = new Date();
    const decision = await newsroom.decide(second, comment, 'reject');
    const log = async (query: Record<string, string>): Promise<LogEntryView[]> => {
      const parameters = new URLSearchParams({ comment: comment.id, ...query }).toString();
      return (await moderator.api.get<{ items: LogEntryView[] }>(`/api/moderation/log?${parameters}`)).body.items;
    };
    expect((await log({})).map(({ action }) => action)).toEqual(['comment.reject', 'comment.hold']);
    const [entry] = await log({ action: 'comment.re', from: before.toISOString() });
    expect(entry).toMatchObject({
      action: 'comment.reject',
      account: { id: author.id, name: author.name },
      excerpt: comment.body,
      details: { decisionId: decision.id },
    });
    expect((await log({ to: before.toISOString() })).map(({ action }) => action)).toEqual(['comment.hold']);
    await author.api.delete(`/api/comments/${comment.id}`);
    expect((await log({ action: 'comment.reject' }))[0]?.excerpt).toBeNull();
  });
});
