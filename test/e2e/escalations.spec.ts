import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnComment } from '../../src/contract/comments.schemas.js';

import type { InspectedItem } from '../../src/contract/history.schemas.js';
import type { LogEntryView } from '../../src/contract/log.schemas.js';
import type { Counts, QueueItem } from '../../src/contract/queue.schemas.js';
import type { Subscribed } from '../../src/contract/live.schemas.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { countDrift } from '../support/invariants.js';
import { LiveClient } from '../support/live-client.js';
import { Newsroom, type Person } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';
import type { EscalationView } from '../../src/contract/decisions.schemas.js';

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

interface Team {
  siteId: string;
  moderator: Person;
  second: Person;
  comment: OwnComment;
}

/** Two moderators of a site, and a comment there: held, unless the site publishes at once. */
async function team(moderation = 'pre'): Promise<Team> {
  const siteId = await newsroom.site({ moderation });
  const [moderator, second] = [await newsroom.moderator(siteId), await newsroom.moderator(siteId)];
  const { id } = await newsroom.article({}, siteId);
  return { siteId, moderator, second, comment: await newsroom.comment(author, id) };
}

const escalate = (person: Person, { id, revision }: OwnComment, note?: string) =>
  person.api.put<EscalationView & { code?: string; escalation?: EscalationView }>(
    `/api/moderation/comments/${id}/escalation`,
    { revision, note },
  );
const takeBack = (person: Person, { id }: OwnComment) => person.api.delete(`/api/moderation/comments/${id}/escalation`);
const view = async (person: Person, siteId: string, name: string) =>
  (await person.api.get<{ items: QueueItem[]; counts: Counts }>(`/api/moderation/queue?site=${siteId}&view=${name}`))
    .body;
const claim = async (person: Person, site: string, name: string): Promise<string[]> =>
  (
    await person.api.post<{ items: QueueItem[] }>('/api/moderation/claims', { site, view: name, limit: 5 })
  ).body.items.map(({ comment }) => comment.id);

describe('an escalation', () => {
  it('stands on the card with who asked and why, in a view of its own, and is not handed out as ordinary work', async () => {
    const { siteId, moderator, second, comment } = await team();
    expect(await claim(moderator, siteId, 'pending')).toEqual([comment.id]);
    const asked = await escalate(moderator, comment, '  Diffamation ?  ');
    expect(asked).toMatchObject({ status: 200, body: { by: { id: moderator.id }, note: 'Diffamation ?' } });
    const { items, counts } = await view(second, siteId, 'escalated');
    expect(items).toMatchObject([{ comment: { id: comment.id, revision: 1 }, escalation: asked.body, claim: null }]);
    expect(counts).toMatchObject({ pending: 1, escalated: 1 });
    expect(await claim(second, siteId, 'pending')).toEqual([]);
    expect(await claim(second, siteId, 'escalated')).toEqual([comment.id]);
  });

  it('is asked for once: the second to ask learns who did', async () => {
    const { moderator, second, comment } = await team();
    await escalate(moderator, comment);
    expect(await escalate(second, comment)).toMatchObject({
      status: 409,
      body: { code: 'escalation.standing', escalation: { by: { id: moderator.id, name: moderator.name }, note: null } },
    });
  });

  it('ends with the decision, comes back with its undoing, and stands in history and log', async () => {
    const { siteId, moderator, second, comment } = await team();
    await escalate(moderator, comment, 'Un doute');
    const decision = await newsroom.decide(second, comment, 'reject');
    expect((await view(moderator, siteId, 'escalated')).counts).toMatchObject({ escalated: 0, rejected: 1 });
    await second.api.post(`/api/moderation/decisions/${decision.id}/undo`);
    expect((await view(moderator, siteId, 'escalated')).items).toMatchObject([{ escalation: { note: 'Un doute' } }]);
    const { history } = (await second.api.get<InspectedItem>(`/api/moderation/comments/${comment.id}`)).body;
    expect(history.map(({ kind }) => kind)).toEqual(['submitted', 'escalated', 'decided', 'decided']);
    const log = await second.api.get<{ items: LogEntryView[] }>(`/api/moderation/log?comment=${comment.id}`);
    const entry = log.body.items.find(({ action }) => action === 'comment.escalate');
    expect(entry).toMatchObject({ actor: { id: moderator.id }, note: 'Un doute' });
    expect(await countDrift(database.url)).toEqual([]);
  });

  it('can be taken back, twice to no effect, and the comment waits as before', async () => {
    const { siteId, moderator, comment } = await team();
    const before = (await view(moderator, siteId, 'pending')).items;
    await escalate(moderator, comment);
    for (let time = 0; time < 2; time++) expect((await takeBack(moderator, comment)).status).toBe(204);
    expect(await view(moderator, siteId, 'pending')).toMatchObject({ items: before, counts: { escalated: 0 } });
    expect(await claim(moderator, siteId, 'pending')).toEqual([comment.id]);
  });

  it('of a published comment makes it wait, until it is decided or taken back', async () => {
    const { siteId, moderator, second, comment } = await team('post');
    await escalate(moderator, comment);
    expect((await view(second, siteId, 'escalated')).items[0]?.waitingSince).toEqual(expect.any(String));
    await takeBack(second, comment);
    expect((await view(second, siteId, 'published')).items[0]?.waitingSince).toBeNull();
    await escalate(moderator, comment);
    await newsroom.decide(second, comment, 'approve');
    expect(await view(second, siteId, 'escalated')).toMatchObject({
      items: [],
      counts: { escalated: 0, published: 1 },
    });
    expect(await countDrift(database.url)).toEqual([]);
  });

  it('goes on through an edit, and ends with a withdrawal', async () => {
    const { siteId, moderator, comment } = await team();
    await escalate(moderator, comment);
    await author.api.patch(`/api/comments/${comment.id}`, { body: 'Une autre version, plus posée.', revision: 1 });
    expect((await view(moderator, siteId, 'escalated')).items).toHaveLength(1);
    await author.api.delete(`/api/comments/${comment.id}`);
    expect(await view(moderator, siteId, 'escalated')).toMatchObject({ items: [], counts: { escalated: 0 } });
    expect((await escalate(moderator, { ...comment, revision: 3 })).body.code).toBe('comment.withdrawn');
  });

  it('names the revision that was seen', async () => {
    const { moderator, second, comment } = await team();
    await newsroom.decide(second, comment, 'approve');
    expect(await escalate(moderator, comment)).toMatchObject({ status: 409, body: { code: 'decision.conflict' } });
  });

  it('is told live to the moderators, without its note', async () => {
    const { siteId, moderator, comment } = await team();
    const live = new LiveClient(server.url, moderator.token);
    const stream = `moderation:${siteId}`;
    const { epoch, head } = (await live.ask(stream)) as Subscribed;
    const follow = await live.follow(stream, { epoch, after: head });
    await escalate(moderator, comment, 'Rien que pour la page');
    await live.reached(follow, head + 1);
    expect(follow.events[0]).toMatchObject({
      type: 'comment.escalated',
      commentId: comment.id,
      by: { id: moderator.id, name: moderator.name },
    });
    expect(JSON.stringify(follow.events)).not.toContain('Rien que pour la page');
    await live.until(() => live.gauges.some(({ counts }) => counts?.escalated === 1));
    live.close();
  });
});
