import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnComment } from '../../src/contract/comments.schemas.js';
import type { DecisionOutcome, DecisionView } from '../../src/contract/decisions.schemas.js';
import type { Counts, QueueItem } from '../../src/contract/queue.schemas.js';
import type { Page } from '../../src/contract/page.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { countDrift } from '../support/invariants.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';

type Queue = Page<QueueItem> & { counts: Counts };

let database: TestDatabase;
let server: RunningServer;
let newsroom: Newsroom;
let author: Person;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer(database.url);
  newsroom = await Newsroom.open(server.url, database.url);
  author = await newsroom.reader();
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

/** A site of the test's own with one moderator and `n` comments that wait. */
async function desk(n: number): Promise<{ siteId: string; moderator: Person; held: OwnComment[] }> {
  const siteId = await newsroom.site({ moderation: 'pre' });
  const moderator = await newsroom.moderator(siteId);
  const article = await newsroom.article({}, siteId);
  const held: OwnComment[] = [];
  for (let i = 0; i < n; i++) held.push(await newsroom.comment(author, article.id));
  return { siteId, moderator, held };
}

const queue = async (person: Person, siteId: string, query = ''): Promise<Queue> =>
  (await person.api.get<Queue>(`/api/moderation/queue?site=${siteId}${query}`)).body;
const ids = (page: { items: QueueItem[] }): string[] => page.items.map(({ comment }) => comment.id);

describe('the queue', () => {
  it('shows what waits, oldest first, with everything that a decision needs', async () => {
    const siteId = await newsroom.site({ moderation: 'post' });
    await newsroom.admin.api.patch(`/api/sites/${siteId}`, { watchedWords: ['casino'] });
    const moderator = await newsroom.moderator(siteId);
    const article = await newsroom.article({}, siteId);
    const parent = await newsroom.comment(author, article.id);
    const held = await newsroom.comment(author, article.id, 'Rendez-vous au casino du port', parent.id);
    const { items, counts } = await queue(moderator, siteId);
    expect(items).toEqual([
      {
        comment: expect.objectContaining({
          id: held.id,
          body: 'Rendez-vous au casino du port',
          status: 'pending',
          revision: 1,
        }),
        article: { id: article.id, url: article.url, title: article.title, commenting: 'open' },
        parent: expect.objectContaining({ id: parent.id, body: parent.body }),
        author: expect.objectContaining({
          id: author.id,
          name: author.name,
          published: expect.any(Number),
          rejected: 0,
          sanctions: [],
        }),
        reasons: [expect.objectContaining({ code: 'watched-word', spans: [{ start: 15, end: 21 }] })],
        reports: [],
        reported: 0,
        claim: null,
        escalation: null,
        severity: 2,
        readers: 0,
        waitingSince: held.createdAt,
      },
    ]);
    expect(counts).toEqual({ pending: 1, reported: 0, escalated: 0, published: 1, rejected: 0 });
  });

  it('goes through every view exactly once in both sorts', async () => {
    const { siteId, moderator, held } = await desk(5);
    const walk = async (view: string, sort: string): Promise<string[]> => {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Queue = await queue(
          moderator,
          siteId,
          `&view=${view}&sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...ids(page));
        cursor = page.nextCursor;
      }
      return seen;
    };
    const order = held.map(({ id }) => id);
    expect(await walk('pending', 'oldest')).toEqual(order);
    expect(await walk('pending', 'newest')).toEqual(order.toReversed());
    for (const [i, comment] of held.entries()) await newsroom.decide(moderator, comment, i < 3 ? 'approve' : 'reject');
    expect(await walk('published', 'oldest')).toEqual(order.slice(0, 3));
    expect(await walk('rejected', 'newest')).toEqual(order.slice(3).toReversed());
    const [reported] = held;
    await author.api.post(`/api/comments/${reported?.id}/reports`, { reason: 'spam' });
    expect(await walk('reported', 'oldest')).toEqual([reported?.id]);
  });
});

describe('claims', () => {
  it('give different comments to two moderators, and each only once', async () => {
    const { siteId, moderator, held } = await desk(6);
    const second = await newsroom.moderator(siteId);
    const claim = async (person: Person, limit: number) =>
      ids(
        (
          await person.api.post<{ items: QueueItem[] }>('/api/moderation/claims', {
            site: siteId,
            view: 'pending',
            limit,
          })
        ).body,
      );
    const [a, b] = await Promise.all([claim(moderator, 2), claim(second, 2)]);
    const c = await claim(moderator, 10);
    expect([...a, ...b, ...c].toSorted()).toEqual(held.map(({ id }) => id).toSorted());
    expect(await claim(second, 1)).toEqual([]);
  });

  it('are shown to everybody, renewed by their holder only, and given back', async () => {
    const { siteId, moderator, held } = await desk(1);
    const second = await newsroom.moderator(siteId);
    const path = `/api/moderation/claims/${held[0]?.id}`;
    await moderator.api.post('/api/moderation/claims', { site: siteId, view: 'pending', limit: 1 });
    expect((await queue(second, siteId)).items[0]?.claim).toEqual({
      by: { id: moderator.id, name: moderator.name },
      until: expect.any(String),
    });
    expect((await second.api.put(path)).body).toMatchObject({ status: 409, code: 'claim.lost' });
    expect(await moderator.api.put(path)).toMatchObject({ status: 200 });
    expect(await second.api.delete(path)).toMatchObject({ status: 204 });
    expect((await queue(second, siteId)).items[0]?.claim).not.toBeNull();
    expect(await moderator.api.delete(path)).toMatchObject({ status: 204 });
    expect((await queue(second, siteId)).items[0]?.claim).toBeNull();
  });

  it('end with any change of the comment, and when they expire', async () => {
    const { siteId, moderator, held } = await desk(2);
    const [first, second] = held as [OwnComment, OwnComment];
    await moderator.api.post('/api/moderation/claims', { site: siteId, view: 'pending', limit: 2 });
    await author.api.patch(`/api/comments/${first.id}`, { body: sentence(), revision: 1 });
    const claims = () =>
      newsroom.sql<{ comment_id: string }>('SELECT comment_id FROM claims WHERE comment_id = ANY ($1)', [
        [first.id, second.id],
      ]);
    expect(await claims()).toEqual([{ comment_id: second.id }]);
    await newsroom.sql(`UPDATE claims SET expires_at = now() WHERE comment_id = $1`, [second.id]);
    const other = await newsroom.moderator(siteId);
    const again = await other.api.post<{ items: QueueItem[] }>('/api/moderation/claims', {
      site: siteId,
      view: 'pending',
      limit: 5,
    });
    expect(ids(again.body).toSorted()).toEqual([first.id, second.id].toSorted());
    expect((await moderator.api.put(`/api/moderation/claims/${second.id}`)).status).toBe(409);
  });
});

describe('a decision', () => {
  it('publishes or rejects, is in the log, and tells the author why', async () => {
    const { siteId, moderator, held } = await desk(2);
    const [first, second] = held as [OwnComment, OwnComment];
    const approved = await newsroom.decide(moderator, first, 'approve');
    expect(approved).toEqual({
      id: expect.any(String),
      commentId: first.id,
      action: 'approve',
      reason: null,
      note: null,
      by: { id: moderator.id, name: moderator.name },
      at: expect.any(String),
      revision: 2,
    });
    const rejected = await moderator.api.post<DecisionView>(`/api/moderation/comments/${second.id}/decisions`, {
      action: 'reject',
      revision: 1,
      reason: 'insult',
      note: 'third time this week',
    });
    expect(rejected).toMatchObject({ status: 201, body: { reason: 'insult', note: 'third time this week' } });
    const own = await author.api.get<Page<OwnComment>>('/api/accounts/me/comments');
    const told = own.body.items.find(({ id }) => id === second.id);
    expect(told?.reasons.map(({ code }) => code)).toEqual(['insult']);
    expect(JSON.stringify(told)).not.toContain('third time');
    const log = await moderator.api.get<Page<{ action: string; actor: { id: string }; reason: string | null }>>(
      `/api/moderation/log?site=${siteId}&comment=${second.id}`,
    );
    expect(log.body.items[0]).toMatchObject({
      action: 'comment.reject',
      actor: { id: moderator.id },
      reason: 'insult',
    });
    expect((await queue(moderator, siteId)).counts).toEqual({
      pending: 0,
      reported: 0,
      escalated: 0,
      published: 1,
      rejected: 1,
    });
  });

  it('needs a reason of the site to reject', async () => {
    const { moderator, held } = await desk(1);
    const path = `/api/moderation/comments/${held[0]?.id}/decisions`;
    for (const body of [
      { action: 'reject', revision: 1 },
      { action: 'reject', revision: 1, reason: 'mood' },
    ]) {
      expect((await moderator.api.post(path, body)).body).toMatchObject({ status: 400, errors: [{ path: 'reason' }] });
    }
    expect((await moderator.api.post(path, { action: 'publish', revision: 1 })).body).toMatchObject({ status: 400 });
  });

  it('on an older sight is refused with the decision that stands', async () => {
    const { siteId, moderator, held } = await desk(1);
    const [comment] = held as [OwnComment];
    const second = await newsroom.moderator(siteId);
    const standing = await newsroom.decide(moderator, comment, 'approve');
    const late = await second.api.post(`/api/moderation/comments/${comment.id}/decisions`, {
      action: 'reject',
      revision: 1,
      reason: 'spam',
    });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      code: 'decision.conflict',
      decision: standing,
      by: standing.by,
      action: 'approve',
      at: standing.at,
    });
  });

  it('on a text that was edited since is refused, without a standing decision', async () => {
    const { moderator, held } = await desk(1);
    const [comment] = held as [OwnComment];
    await author.api.patch(`/api/comments/${comment.id}`, { body: sentence(), revision: 1 });
    const late = await moderator.api.post(`/api/moderation/comments/${comment.id}/decisions`, {
      action: 'approve',
      revision: 1,
    });
    expect(late.body).toMatchObject({ status: 409, code: 'decision.conflict', decision: null });
  });

  it('on what its author withdrew is refused', async () => {
    const { moderator, held } = await desk(1);
    const [comment] = held as [OwnComment];
    await author.api.delete(`/api/comments/${comment.id}`);
    const late = await moderator.api.post(`/api/moderation/comments/${comment.id}/decisions`, {
      action: 'approve',
      revision: 2,
    });
    expect(late.body).toMatchObject({ status: 409, code: 'comment.withdrawn' });
  });
});

describe('a report', () => {
  it('puts a published comment before the moderators, once per account, until it is decided', async () => {
    const siteId = await newsroom.site();
    const moderator = await newsroom.moderator(siteId);
    const article = await newsroom.article({}, siteId);
    const comment = await newsroom.comment(author, article.id);
    const [one, two] = [await newsroom.reader(), await newsroom.reader()];
    const report = (person: Person, reason: string) =>
      person.api.post<{ id: string; reason: string }>(`/api/comments/${comment.id}/reports`, {
        reason,
        note: 'voir plus haut',
      });
    const first = await report(one, 'insult');
    expect(first.status).toBe(201);
    expect((await report(one, 'spam')).body).toEqual(first.body);
    await report(two, 'hate');
    expect((await report(two, 'mood')).status).toBe(400);
    const reported = await queue(moderator, siteId, '&view=reported');
    expect(reported.counts.reported).toBe(1);
    expect(reported.items[0]).toMatchObject({
      reported: 2,
      reports: [{ reason: 'hate' }, { reason: 'insult', by: { id: one.id } }],
    });
    await newsroom.decide(moderator, comment, 'approve');
    expect(await queue(moderator, siteId, '&view=reported')).toMatchObject({
      items: [],
      counts: { reported: 0, published: 1 },
    });
  });

  it('asks the moderators no more once they have answered others by approving, until the text is another', async () => {
    const siteId = await newsroom.site();
    const moderator = await newsroom.moderator(siteId);
    const article = await newsroom.article({}, siteId);
    const comment = await newsroom.comment(author, article.id);
    const report = async (): Promise<void> => {
      const reader = await newsroom.reader();
      const answer = await reader.api.post(`/api/comments/${comment.id}/reports`, { reason: 'insult' });
      expect(answer.status).toBe(201);
    };
    const reported = async (): Promise<number> => (await queue(moderator, siteId, '&view=reported')).counts.reported;
    await report();
    const approval = await newsroom.decide(moderator, comment, 'approve');
    await report();
    expect(await reported()).toBe(0);
    const edit = { body: 'Une tout autre phrase, moins aimable.', revision: approval.revision };
    expect((await author.api.patch(`/api/comments/${comment.id}`, edit)).status).toBe(200);
    await report();
    expect(await reported()).toBe(1);
    expect(await countDrift(database.url)).toEqual([]);
  });

  it('of what was approved before anybody reported it does ask, and so do all of them once that approval is undone', async () => {
    const { siteId, moderator, held } = await desk(1);
    const [comment] = held as [OwnComment];
    const report = async (): Promise<void> => {
      await (await newsroom.reader()).api.post(`/api/comments/${comment.id}/reports`, { reason: 'spam' });
    };
    const first = await newsroom.decide(moderator, comment, 'approve');
    await report();
    expect((await queue(moderator, siteId, '&view=reported')).counts.reported).toBe(1);
    const second = await newsroom.decide(moderator, { ...comment, revision: first.revision }, 'approve');
    await report();
    await moderator.api.post(`/api/moderation/decisions/${second.id}/undo`);
    expect((await queue(moderator, siteId, '&view=reported')).items[0]).toMatchObject({ reported: 2 });
    expect(await countDrift(database.url)).toEqual([]);
  });
});

describe('undoing', () => {
  it('does not bring back what its author has withdrawn since', async () => {
    const { siteId, moderator, held } = await desk(1);
    const [comment] = held as [OwnComment];
    const approval = await newsroom.decide(moderator, comment, 'approve');
    await (await newsroom.reader()).api.post(`/api/comments/${comment.id}/reports`, { reason: 'spam' });
    await author.api.delete(`/api/comments/${comment.id}`);
    const undone = await moderator.api.post(`/api/moderation/decisions/${approval.id}/undo`);
    expect(undone.body).toMatchObject({ status: 409, code: 'comment.withdrawn' });
    expect((await queue(moderator, siteId)).items).toEqual([]);
    expect(await countDrift(database.url)).toEqual([]);
  });

  it('restores what stood before: the waiting, its age and the reports', async () => {
    const siteId = await newsroom.site();
    const moderator = await newsroom.moderator(siteId);
    const article = await newsroom.article({}, siteId);
    const comment = await newsroom.comment(author, article.id);
    await author.api.post(`/api/comments/${comment.id}/reports`, { reason: 'insult' });
    const before = await queue(moderator, siteId, '&view=reported');
    const rejection = await newsroom.decide(moderator, comment, 'reject');
    expect((await newsroom.page(article.id)).items).toEqual([]);
    const undone = await moderator.api.post<DecisionView>(`/api/moderation/decisions/${rejection.id}/undo`);
    expect(undone).toMatchObject({ status: 201, body: { action: 'undo', commentId: comment.id, revision: 3 } });
    const after = await queue(moderator, siteId, '&view=reported');
    expect(after.counts).toEqual(before.counts);
    expect(after.items[0]).toMatchObject({ waitingSince: before.items[0]?.waitingSince, reported: 1 });
    expect((await newsroom.page(article.id)).items).toHaveLength(1);
    expect((await moderator.api.post(`/api/moderation/decisions/${undone.body.id}/undo`)).body).toMatchObject({
      status: 409,
      code: 'decision.not-undoable',
    });
  });

  it('is refused once another decision stands', async () => {
    const { moderator, held } = await desk(1);
    const [comment] = held as [OwnComment];
    const first = await newsroom.decide(moderator, comment, 'approve');
    const second = await newsroom.decide(moderator, { id: comment.id, revision: 2 }, 'reject');
    const late = await moderator.api.post(`/api/moderation/decisions/${first.id}/undo`);
    expect(late.body).toMatchObject({ status: 409, code: 'decision.conflict', decision: second });
  });
});

describe('deciding many at once', () => {
  it('has an outcome for each: what can be decided is, the rest says why not', async () => {
    const { siteId, moderator, held } = await desk(4);
    const [a, b, c, d] = held as [OwnComment, OwnComment, OwnComment, OwnComment];
    await newsroom.decide(moderator, b, 'approve');
    await author.api.delete(`/api/comments/${c.id}`);
    const foreign = (await desk(1)).held[0] as OwnComment;
    const items = [a, b, c, d, foreign].map(({ id }) => ({ commentId: id, revision: 1 }));
    const { status, body } = await moderator.api.post<{ items: DecisionOutcome[] }>('/api/moderation/decisions', {
      items: [...items, { commentId: siteId, revision: 1 }],
      action: 'reject',
      reason: 'spam',
    });
    expect(status).toBe(200);
    expect(body.items.map((outcome) => (outcome.ok ? outcome.decision.action : outcome.code))).toEqual([
      'reject',
      'decision.conflict',
      'decision.conflict',
      'reject',
      'access.denied',
      'comment.not-found',
    ]);
    expect((await queue(moderator, siteId)).counts).toEqual({
      pending: 0,
      reported: 0,
      escalated: 0,
      published: 1,
      rejected: 2,
    });
  });
});

describe('the moderation log', () => {
  it('cannot be changed or emptied by the application', async () => {
    const { moderator, held } = await desk(1);
    await newsroom.decide(moderator, held[0] as OwnComment, 'approve');
    for (const attempt of [
      'UPDATE moderation_log SET note = null',
      'DELETE FROM moderation_log',
      'TRUNCATE moderation_log',
    ]) {
      await expect(newsroom.sql(attempt)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('all counts', () => {
  it('are what counting says after everything above', async () => {
    expect(await countDrift(database.url)).toEqual([]);
  });
});
