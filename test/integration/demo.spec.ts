import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DemoService } from '../../src/demo/demo.service.js';
import { DemoThreads } from '../../src/demo/demo-threads.js';
import type { ArticleView } from '../../src/contract/articles.schemas.js';
import type { ArticlePage } from '../../src/contract/comments.schemas.js';
import type { Page } from '../../src/contract/page.js';
import type { Overview } from '../../src/contract/overview.schemas.js';
import type { Counts, QueueItem } from '../../src/contract/queue.schemas.js';
import type { SiteView } from '../../src/contract/sites.schemas.js';
import { Api } from '../support/api.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { countDrift } from '../support/invariants.js';
import { Newsroom } from '../support/newsroom.js';

const PASSWORD = 'demo password of this test';

let database: TestDatabase;
let server: RunningApp;
let api: Api;
let made: { password: string } | null;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startApp(database.url, { DEMO_PASSWORD: PASSWORD, RATE_LIMIT_FACTOR: '1' });
  api = new Api(server.url);
  made = await server.app.get(DemoService).seedDemo();
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

async function signIn(name: string): Promise<Api> {
  const email = `${name}@demo.test`;
  const answer = await api.post<{ accessToken: string }>('/api/auth/login', { email, password: PASSWORD });
  expect({ email, status: answer.status }).toEqual({ email, status: 200 });
  return api.as(answer.body.accessToken);
}

describe('the demo newsroom', () => {
  it('has accounts of every role, with the password of the settings', async () => {
    expect(made).toEqual({ password: PASSWORD });
    const roles = async (name: string) =>
      (await (await signIn(name)).get<{ roles: string[] }>('/api/accounts/me')).body.roles;
    expect(await roles('admin')).toContain('admin');
    expect(await roles('moderator')).toEqual(expect.arrayContaining(['moderator']));
    expect(await roles('moderator2')).toEqual(expect.arrayContaining(['moderator']));
    expect(await roles('reader')).toEqual(['reader']);
  });

  it('has three articles with threads', async () => {
    const { items } = (await api.get<Page<ArticleView>>('/api/articles')).body;
    expect(items).toHaveLength(3);
    for (const { id, total } of items) {
      const page = (await api.get<ArticlePage>(`/api/articles/${id}/comments`)).body;
      expect(page.total).toBe(total);
      expect(page.items.some(({ replies }) => replies.length > 0)).toBe(true);
    }
  });

  it('gives the moderators comments that wait for several reasons, reports, an edit and a second opinion to give', async () => {
    const moderator = await signIn('moderator');
    const [site] = (await moderator.get<Page<SiteView>>('/api/sites')).body.items;
    const queue = (view: string) =>
      moderator.get<Page<QueueItem> & { counts: Counts }>(`/api/moderation/queue?site=${site?.id}&view=${view}`);
    const { items, counts } = (await queue('pending')).body;
    expect(items.length).toBeGreaterThanOrEqual(3);
    const rules = new Set(items.flatMap(({ reasons }) => reasons.map(({ rule }) => rule)));
    expect([...rules]).toEqual(expect.arrayContaining(['watched-words', 'links', 'new-author']));
    const reported = (await queue('reported')).body.items;
    expect(Math.max(...reported.map(({ severity }) => severity))).toBe(3);
    expect(items.some(({ comment }) => comment.editedAt !== null)).toBe(true);
    expect((await queue('escalated')).body.items[0]?.escalation?.note).toEqual(expect.any(String));
    expect(counts).toMatchObject({ pending: items.length, reported: reported.length, escalated: 1 });
  });

  it('has a past: comments of several hours, and times to decision that differ', async () => {
    const moderator = await signIn('moderator');
    const [site] = (await moderator.get<Page<SiteView>>('/api/sites')).body.items;
    const { perHour, medianSeconds, p90Seconds } = (
      await moderator.get<Overview>(`/api/moderation/overview?site=${site?.id}`)
    ).body;
    expect(perHour.filter(({ submitted }) => submitted > 0).length).toBeGreaterThan(4);
    expect(p90Seconds ?? 0).toBeGreaterThan(medianSeconds ?? 0);
  });

  it('has counts that are right', async () => {
    expect(await countDrift(database.url)).toEqual([]);
  });

  it('is made once', async () => {
    expect(await server.app.get(DemoService).seedDemo()).toBeNull();
    expect((await api.get<Page<ArticleView>>('/api/articles')).body.items).toHaveLength(3);
  });

  it('is never made where somebody is at home, nor in production', async () => {
    const own = await createTestDatabase();
    const lived = await startApp(own.url);
    await Newsroom.open(lived.url, own.url);
    expect(await lived.app.get(DemoService).seedDemo()).toBeNull();
    await lived.close();
    await own.drop();
    const empty = await createTestDatabase();
    const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://a.example', SECRET: 's'.repeat(40) };
    const serious = await startApp(empty.url, production);
    expect(await serious.app.get(DemoService).seedDemo()).toBeNull();
    await serious.close();
    await empty.drop();
  });

  it('is completed by the next start when the first one was interrupted', async () => {
    const own = await createTestDatabase();
    const interrupted = await startApp(own.url);
    const threads = interrupted.app.get(DemoThreads);
    const make = threads.make.bind(threads);
    const power = jest.spyOn(threads, 'make').mockImplementation(async (people, siteId, article) => {
      await make(people, siteId, article);
      if (power.mock.calls.length === 2) throw new Error('power cut');
    });
    await expect(interrupted.app.get(DemoService).seedDemo()).rejects.toThrow('power cut');
    await interrupted.close();
    const next = await startApp(own.url);
    expect(await next.app.get(DemoService).seedDemo()).not.toBeNull();
    const totals = async (at: string) =>
      (await new Api(at).get<Page<ArticleView>>('/api/articles')).body.items.map(({ url, total }) => [url, total]);
    expect(await totals(next.url)).toEqual(await totals(server.url));
    await next.close();
    await own.drop();
  });
});
