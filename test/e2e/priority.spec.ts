import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnComment } from '../../src/contract/comments.schemas.js';
import type { Page } from '../../src/contract/page.js';
import type { QueueItem } from '../../src/contract/queue.schemas.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { LiveClient } from '../support/live-client.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';

let database: TestDatabase;
let server: RunningServer;
let newsroom: Newsroom;
let author: Person;
const readers: LiveClient[] = [];

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

afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

interface Room {
  siteId: string;
  moderator: Person;
  articleId: string;
}

async function room(moderation = 'pre'): Promise<Room> {
  const siteId = await newsroom.site({ moderation });
  await newsroom.admin.api.patch(`/api/sites/${siteId}`, { watchedWords: ['casino'] });
  return { siteId, moderator: await newsroom.moderator(siteId), articleId: (await newsroom.article({}, siteId)).id };
}

/** As if it had been sent in so many minutes ago. */
async function waited({ id }: OwnComment, minutes: number): Promise<void> {
  await newsroom.sql(
    `UPDATE comments SET waiting_since = waiting_since - $2 * interval '1 minute', ranked_at = ranked_at - $2 * interval '1 minute' WHERE id = $1`,
    [id, minutes],
  );
}

async function open(articleId: string, count: number): Promise<void> {
  for (let nth = 0; nth < count; nth++) {
    const reader = new LiveClient(server.url);
    readers.push(reader);
    expect(await reader.ask(`article:${articleId}`)).toMatchObject({ ok: true });
  }
}

const page = async ({ siteId, moderator }: Room, query = ''): Promise<Page<QueueItem>> =>
  (await moderator.api.get<Page<QueueItem>>(`/api/moderation/queue?site=${siteId}&sort=priority${query}`)).body;
const ids = ({ items }: { items: QueueItem[] }): string[] => items.map(({ comment }) => comment.id);
const claim = async ({ siteId, moderator }: Room, limit: number, person = moderator): Promise<string[]> =>
  ids(
    (
      await person.api.post<{ items: QueueItem[] }>('/api/moderation/claims', {
        site: siteId,
        view: 'pending',
        sort: 'priority',
        limit,
      })
    ).body,
  );

describe('the queue by priority', () => {
  it('puts the severe before the ordinary, and what waits long enough before both', async () => {
    const here = await room();
    const ordinary = await newsroom.comment(author, here.articleId);
    const serious = await newsroom.comment(author, here.articleId, `${sentence()} casino`);
    const old = await newsroom.comment(author, here.articleId);
    await waited(old, 90);
    expect(ids(await page(here))).toEqual([old.id, serious.id, ordinary.id]);
    expect((await page(here)).items.map(({ severity }) => severity)).toEqual([0, 2, 0]);
    expect(await claim(here, 3)).toEqual([old.id, serious.id, ordinary.id]);
  });

  it('puts what many read before what waits as long and nobody reads, and says how many read', async () => {
    const here = await room();
    const quiet = await newsroom.comment(author, here.articleId);
    const busyArticle = await newsroom.article({}, here.siteId);
    const busy = await newsroom.comment(author, busyArticle.id);
    for (const comment of [quiet, busy]) await waited(comment, 10);
    expect(ids(await page(here))).toEqual([quiet.id, busy.id]);
    await open(busyArticle.id, 3);
    const read = await page(here);
    expect(ids(read)).toEqual([busy.id, quiet.id]);
    expect(read.items.map((item) => item.readers)).toEqual([3, 0]);
    expect(await claim(here, 1)).toEqual([busy.id]);
  });

  it('shows every comment once on its pages, whoever comes to read meanwhile', async () => {
    const here = await room();
    const articles = [here.articleId, (await newsroom.article({}, here.siteId)).id];
    const held: string[] = [];
    for (let nth = 0; nth < 7; nth++) {
      const body = nth % 3 === 0 ? `${sentence()} casino` : sentence();
      const comment = await newsroom.comment(author, articles[nth % 2] ?? '', body);
      await waited(comment, nth * 11);
      held.push(comment.id);
    }
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const read: Page<QueueItem> = await page(here, `&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...ids(read));
      cursor = read.nextCursor;
      await open(articles[seen.length % 4 === 0 ? 0 : 1] ?? '', 2);
    }
    expect(seen.toSorted()).toEqual(held.toSorted());
  });

  it('never hands one card to two', async () => {
    const here = await room();
    for (let nth = 0; nth < 12; nth++) await newsroom.comment(author, here.articleId);
    const team = await Promise.all([1, 2, 3, 4].map(() => newsroom.moderator(here.siteId)));
    const dealt = (await Promise.all(team.map((person) => claim(here, 3, person)))).flat();
    expect(dealt).toHaveLength(12);
    expect(new Set(dealt).size).toBe(12);
  });

  it('rises with what readers report, and falls back with an edit once nothing is reported', async () => {
    const here = await room('post');
    const [mild, grave] = [
      await newsroom.comment(author, here.articleId),
      await newsroom.comment(author, here.articleId),
    ];
    const report = async ({ id }: OwnComment, reason: string): Promise<void> => {
      await (await newsroom.reader()).api.post(`/api/comments/${id}/reports`, { reason });
    };
    await report(mild, 'off-topic');
    await report(grave, 'hate');
    expect(ids(await page(here, '&view=reported'))).toEqual([grave.id, mild.id]);
    await report(mild, 'illegal');
    await waited(mild, 1);
    expect(ids(await page(here, '&view=reported'))).toEqual([mild.id, grave.id]);
    const approval = await newsroom.decide(here.moderator, mild, 'approve');
    await author.api.patch(`/api/comments/${mild.id}`, { body: sentence(), revision: approval.revision });
    await report(mild, 'off-topic');
    const { items } = await page(here, '&view=reported');
    expect(items.map(({ comment, severity }) => [comment.id, severity])).toEqual([
      [grave.id, 3],
      [mild.id, 1],
    ]);
  });

  it('keeps the rank of what was decided and undone', async () => {
    const here = await room();
    const serious = await newsroom.comment(author, here.articleId, `${sentence()} casino`);
    const ordinary = await newsroom.comment(author, here.articleId);
    await waited(ordinary, 30);
    const { id } = await newsroom.decide(here.moderator, serious, 'approve');
    expect(ids(await page(here))).toEqual([ordinary.id]);
    await here.moderator.api.post(`/api/moderation/decisions/${id}/undo`);
    expect(ids(await page(here))).toEqual([serious.id, ordinary.id]);
  });

  it('is a range of an index, however much waits', async () => {
    const plans = await newsroom.sql<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT c.id FROM comments c WHERE c.site_id = $1 AND c.status = 'pending' AND (c.ranked_at, c.id) > ('-infinity'::timestamptz, $1)
       ORDER BY c.ranked_at ASC, c.id ASC LIMIT 21`,
      [newsroom.siteId],
    );
    expect(plans.map((row) => row['QUERY PLAN']).join('\n')).toContain('comments_pending_ranked');
  });
});
