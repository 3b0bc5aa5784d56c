import { JwtService } from '@nestjs/jwt';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/database/clock.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { eventsOf, LiveClient } from '../support/live-client.js';
import { Newsroom, type Person } from '../support/newsroom.js';

let database: TestDatabase;
let one: RunningApp;
let two: RunningApp;
let newsroom: Newsroom;
const clients: LiveClient[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  [one, two] = await Promise.all([startApp(database.url), startApp(database.url)]);
  newsroom = await Newsroom.open(one.url, database.url);
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

afterAll(async () => {
  await Promise.all([one?.close(), two?.close()]);
  await database?.drop();
});

function connect(token?: string): LiveClient {
  const client = new LiveClient(two.url, token);
  clients.push(client);
  return client;
}

/** A person on the second process who hears an article, their own stream and, as a moderator, the desk. */
async function listen(person: Person, token = person.token) {
  const article = await newsroom.article();
  const client = connect(token);
  const { epoch } = await eventsOf(two.url, article.id);
  const from = { epoch, after: 0 };
  const desk = await client.follow(`moderation:${newsroom.siteId}`, from);
  const own = await client.follow('account', from);
  const open = await client.follow(`article:${article.id}`, from);
  return { article, client, desk, own, open };
}

describe('the right to a stream', () => {
  it('is refused at the door to a token that is not good, or not any more', async () => {
    const person = await newsroom.reader();
    const expired = await one.app
      .get(JwtService, { strict: false })
      .signAsync({}, { subject: person.id, expiresIn: -1 });
    await expect(connect('not a token').connected()).rejects.toThrow('auth.invalid');
    await expect(connect(expired).connected()).rejects.toThrow('auth.expired');
  });

  it('is asked for stream by stream', async () => {
    const [reader, stranger] = [await newsroom.reader(), await newsroom.moderator(await newsroom.site())];
    const desk = `moderation:${newsroom.siteId}`;
    const refusals = await Promise.all([
      connect().ask(desk),
      connect().ask('account'),
      connect(reader.token).ask(desk),
      connect(stranger.token).ask(desk),
      connect(newsroom.admin.token).ask('moderation:0190a000-0000-7000-8000-000000000000'),
      connect().ask('article:0190a000-0000-7000-8000-000000000000'),
      connect(reader.token).ask(`account:${stranger.id}`),
    ]);
    expect(refusals).toMatchObject([
      { ok: false, code: 'auth.required' },
      { ok: false, code: 'auth.required' },
      { ok: false, code: 'access.denied' },
      { ok: false, code: 'access.denied' },
      { ok: false, code: 'site.not-found' },
      { ok: false, code: 'article.not-found' },
      { ok: false, code: 'request.invalid' },
    ]);
    expect(await connect(newsroom.admin.token).ask(desk)).toMatchObject({ ok: true });
  });

  it('ends on every process when a moderator loses the site; what stays open goes on', async () => {
    const moderator = await newsroom.moderator();
    const { client, desk, own, open, article } = await listen(moderator);
    await newsroom.admin.api.delete(`/api/sites/${newsroom.siteId}/moderators/${moderator.id}`);
    await client.until(() => desk.ended === 'access.denied');
    const heard = desk.events.length;
    await newsroom.comment(await newsroom.reader(), article.id);
    await client.reached(open, 1);
    expect(desk.events).toHaveLength(heard);
    expect(own.ended).toBeUndefined();
    expect(await client.ask(desk.stream)).toMatchObject({ ok: false, code: 'access.denied' });
  });

  it('ends when an account is banned; articles go on', async () => {
    const moderator = await newsroom.moderator();
    const { client, desk, own, open, article } = await listen(moderator);
    await newsroom.admin.api.post(`/api/moderation/accounts/${moderator.id}/sanctions`, {
      kind: 'ban',
      reason: 'insult',
    });
    await client.until(() => desk.ended === 'account.banned' && own.ended === 'account.banned');
    const heard = desk.events.length;
    await newsroom.comment(await newsroom.reader(), article.id);
    await client.reached(open, 1);
    expect(desk.events).toHaveLength(heard);
    expect(open.ended).toBeUndefined();
  });

  it('ends on every process when a moderator is banned from the site; that of another site and one’s own go on', async () => {
    const moderator = await newsroom.moderator();
    const { client, desk, own, open, article } = await listen(moderator);
    const otherSite = await newsroom.site();
    await newsroom.admin.api.put(`/api/sites/${otherSite}/moderators/${moderator.id}`);
    const other = await client.follow(`moderation:${otherSite}`, { epoch: own.position.epoch, after: 0 });
    await newsroom.admin.api.post(`/api/moderation/accounts/${moderator.id}/sanctions`, {
      site: newsroom.siteId,
      kind: 'ban',
      reason: 'insult',
    });
    await client.until(() => desk.ended === 'access.denied');
    const heard = desk.events.length;
    await newsroom.comment(await newsroom.reader(), article.id);
    await client.reached(open, 1);
    expect(desk.events).toHaveLength(heard);
    expect([other.ended, own.ended]).toEqual([undefined, undefined]);
    expect(await client.ask(desk.stream)).toMatchObject({ ok: false, code: 'access.denied' });
  });

  it('ends even when nobody tells of the change', async () => {
    const moderator = await newsroom.moderator();
    const { client, desk } = await listen(moderator);
    await newsroom.sql('DELETE FROM site_moderators WHERE account_id = $1', [moderator.id]);
    await client.until(() => desk.ended !== undefined);
    expect(desk.ended).toBe('access.denied');
  });

  it('ends with the token', async () => {
    const moderator = await newsroom.moderator();
    const jwt = one.app.get(JwtService, { strict: false });
    const token = await jwt.signAsync({}, { subject: moderator.id, expiresIn: '1h' });
    const { client, desk, own, open } = await listen(moderator, token);
    const clock = two.app.get(Clock, { strict: false });
    const now = clock.now.bind(clock);
    clock.now = () => new Date(now().getTime() + 3_600_000);
    await client.until(() => desk.ended === 'auth.expired' && own.ended === 'auth.expired');
    clock.now = now;
    expect(open.ended).toBeUndefined();
    expect(client.socket.connected).toBe(true);
  });
});
