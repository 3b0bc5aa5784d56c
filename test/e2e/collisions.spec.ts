import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { OwnComment } from '../../src/contract/comments.schemas.js';
import type { DecisionView } from '../../src/contract/decisions.schemas.js';
import type { QueueItem } from '../../src/contract/queue.schemas.js';
import { Api } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { countDrift } from '../support/invariants.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';

interface Batch {
  items: QueueItem[];
}

let database: TestDatabase;
let servers: [RunningServer, RunningServer];
let newsroom: Newsroom;

beforeAll(async () => {
  database = await createTestDatabase();
  servers = await Promise.all([startServer(database.url), startServer(database.url)]);
  newsroom = await Newsroom.open(servers[0].url, database.url);
});

afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await database?.drop();
});

/** The same person, talking to the process of that number. */
const at = (person: Person, n: number): Api => new Api(servers[n % 2 === 0 ? 0 : 1].url, person.token);

describe('two processes on one database', () => {
  it('give exactly one effect to each of 200 pairs of opposite decisions, and tell the other who decided', async () => {
    const siteId = await newsroom.site({ moderation: 'pre' });
    const [one, two, author] = [
      await newsroom.moderator(siteId),
      await newsroom.moderator(siteId),
      await newsroom.reader(),
    ];
    const articles = await Promise.all([1, 2, 3, 4].map(() => newsroom.article({}, siteId)));
    const comments = await Promise.all(
      Array.from({ length: 200 }, (_, i) => newsroom.comment(author, articles[i % 4]?.id ?? '')),
    );
    // On a slow machine, so many at once are more than are decided in time: whoever is told to try again does, and may find that it was kept.
    const decide = async (person: Person, n: number, id: string, action: string) => {
      for (let first = true; ; first = false) {
        const answer = await at(person, n).post<DecisionView & { code?: string; decision?: DecisionView }>(
          `/api/moderation/comments/${id}/decisions`,
          { action, revision: 1, ...(action === 'reject' && { reason: 'off-topic' }) },
        );
        const { decision } = answer.body;
        if (!first && decision?.by.id === person.id) return { status: 201, body: decision };
        if (answer.status !== 503) return answer;
      }
    };
    const pairs = await Promise.all(
      comments.map(({ id }, i) => Promise.all([decide(one, i, id, 'approve'), decide(two, i + 1, id, 'reject')])),
    );
    for (const [approval, rejection] of pairs) {
      expect(new Set([approval.status, rejection.status])).toEqual(new Set([201, 409]));
      const [won, lost] = approval.status === 201 ? [approval, rejection] : [rejection, approval];
      expect(lost.body).toMatchObject({ code: 'decision.conflict', decision: won.body, by: won.body.by });
    }
    const wins = pairs.filter(([approval]) => approval.status === 201).length;
    const standing = await newsroom.sql<{ status: string; n: number; decisions: number; logged: number }>(
      `SELECT c.status, count(*)::int AS n, sum((SELECT count(*) FROM decisions WHERE comment_id = c.id))::int AS decisions,
              sum((SELECT count(*) FROM moderation_log WHERE comment_id = c.id AND actor_id IS NOT NULL))::int AS logged
       FROM comments c WHERE site_id = $1 GROUP BY c.status`,
      [siteId],
    );
    const n = (status: string) => standing.find((row) => row.status === status)?.n ?? 0;
    expect([n('published'), n('rejected')]).toEqual([wins, 200 - wins]);
    for (const row of standing) expect(row).toMatchObject({ decisions: row.n, logged: row.n });
  });

  it.each([
    ['equal', 0],
    ['different', 49],
  ])('make one comment of 50 %s submissions with one idempotency key, and %d conflicts', async (kind, conflicts) => {
    const article = await newsroom.article();
    const author = await newsroom.reader();
    const headers = { 'idempotency-key': randomUUID() };
    const said = sentence();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        at(author, i).post<{ comment?: OwnComment; code?: string }>(
          `/api/articles/${article.id}/comments`,
          { body: kind === 'equal' ? said : sentence() },
          headers,
        ),
      ),
    );
    const written = answers.filter(({ status }) => status === 201);
    expect(written).toHaveLength(50 - conflicts);
    expect(new Set(written.map(({ body }) => body.comment?.id)).size).toBe(1);
    const refused = answers.filter(({ status }) => status !== 201);
    for (const { status, body } of refused) {
      expect([status, body.code]).toEqual([409, 'idempotency.conflict']);
    }
    expect((await newsroom.page(article.id)).total).toBe(1);
    const events = await newsroom.sql(`SELECT 1 FROM events WHERE stream = 'article:' || $1`, [article.id]);
    expect(events).toHaveLength(1);
  });

  it('never hand one comment to two of eight moderators who claim at once', async () => {
    const siteId = await newsroom.site({ moderation: 'pre' });
    const author = await newsroom.reader();
    const article = await newsroom.article({}, siteId);
    await Promise.all(Array.from({ length: 40 }, () => newsroom.comment(author, article.id)));
    const moderators = await Promise.all(Array.from({ length: 8 }, () => newsroom.moderator(siteId)));
    const drain = async (person: Person, n: number): Promise<string[]> => {
      const mine: string[] = [];
      for (let empty = 0; empty < 3;) {
        const body = { site: siteId, view: 'pending', limit: 3 };
        const { items } = (await at(person, n).post<{ items: QueueItem[] }>('/api/moderation/claims', body)).body;
        mine.push(...items.map(({ comment }) => comment.id));
        empty = items.length === 0 ? empty + 1 : 0;
      }
      return mine;
    };
    const claimed = (await Promise.all(moderators.map(drain))).flat();
    expect(claimed).toHaveLength(40);
    expect(new Set(claimed).size).toBe(40);
  });

  it('give a full batch to each of eight moderators who begin together, while enough waits', async () => {
    const siteId = await newsroom.site({ moderation: 'pre' });
    const author = await newsroom.reader();
    const article = await newsroom.article({}, siteId);
    await Promise.all(Array.from({ length: 40 }, () => newsroom.comment(author, article.id)));
    const moderators = await Promise.all(Array.from({ length: 8 }, () => newsroom.moderator(siteId)));
    for (const sort of ['oldest', 'priority', 'oldest', 'priority', 'oldest', 'priority']) {
      await newsroom.sql('DELETE FROM claims');
      const body = { site: siteId, view: 'pending', sort, limit: 5 };
      const batches = await Promise.all(
        moderators.map(
          async (person, n) => (await at(person, n).post<Batch>('/api/moderation/claims', body)).body.items,
        ),
      );
      expect(batches.map((items) => items.length)).toEqual(moderators.map(() => 5));
      expect(new Set(batches.flat().map(({ comment }) => comment.id)).size).toBe(40);
    }
  });

  it('number the events of a stream without holes in the order of commits, whatever comes at once', async () => {
    const article = await newsroom.article();
    const authors = await Promise.all([1, 2, 3, 4].map(() => newsroom.reader()));
    const roots = await Promise.all(authors.map((author) => newsroom.comment(author, article.id)));
    await Promise.all([
      ...authors.flatMap((author, i) =>
        roots.map((root, j) =>
          at(author, i + j).post(`/api/articles/${article.id}/comments`, { body: sentence(), parentId: root.id }),
        ),
      ),
      ...roots.map((root, i) =>
        at(newsroom.admin, i).post(`/api/moderation/comments/${root.id}/decisions`, {
          action: 'reject',
          revision: 1,
          reason: 'off-topic',
        }),
      ),
      ...authors.map((author, i) => at(author, i).put(`/api/comments/${roots[0]?.id}/reaction`)),
    ]);
    const events = await newsroom.sql<{ seq: string }>(
      `SELECT seq FROM events WHERE stream = 'article:' || $1 ORDER BY seq`,
      [article.id],
    );
    expect(events.map(({ seq }) => Number(seq))).toEqual(events.map((_, i) => i + 1));
  });

  it('leave every count as counting says', async () => {
    expect(await countDrift(database.url)).toEqual([]);
  });
});
