import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Desk } from './desk.js';
import { COLLEAGUE, deskBefore, FakeServer, ME, plainEvent } from './fake-server.js';

const UNTIL = '2026-01-01T12:02:00.000Z';
const COUNTS = { pending: 3, reported: 0, escalated: 0, published: 0, rejected: 0 };

let server: FakeServer;
let desk: Desk;

beforeEach(async () => {
  server = new FakeServer();
  desk = deskBefore(server);
  await desk.session.resume();
  desk.live.followSite('site');
});

const gauge = (more: object): void => server.follower?.gauge?.({ stream: 'moderation:site', ...more });

describe('the live stream', () => {
  it('shows who is at which comment, each colleague once and never oneself', () => {
    const lease = { by: COLLEAGUE, until: UNTIL };
    gauge({ claims: { a: lease, b: lease, c: { by: ME, until: UNTIL } } });
    expect(desk.live.others.value).toEqual(['Youssef']);
    expect([desk.live.heldByOther('a')?.by.name, desk.live.heldByOther('c')]).toEqual(['Youssef', null]);
    gauge({ claims: { a: null, b: null } });
    expect(desk.live.others.value).toEqual([]);
  });

  it('keeps the last counts when only claims change', () => {
    gauge({ counts: COUNTS });
    gauge({ claims: {} });
    expect(desk.live.counts.value).toEqual(COUNTS);
  });

  it('has what was read before one joined read anew, once', async () => {
    let resets = 0;
    desk.live.listen({ hear: () => undefined, reset: () => Promise.resolve(void resets++) });
    gauge({ counts: COUNTS });
    gauge({ counts: COUNTS });
    expect(resets).toBe(1);
    await server.follower?.reset();
    expect(resets).toBe(2);
  });

  it('tells whoever listens, until they stop', () => {
    const heard: string[] = [];
    const stop = desk.live.listen({
      hear: (events) => heard.push(...events.map(({ commentId }) => commentId)),
      reset: () => Promise.resolve(),
    });
    const say = (id: string) =>
      server.follower?.events([{ ...plainEvent('comment.submitted', id) }], { epoch: 'e', seq: 1 });
    say('a');
    stop();
    say('b');
    expect(heard).toEqual(['a']);
  });

  it('forgets the numbers of one site when another is followed, and says when the right has ended', () => {
    gauge({ counts: COUNTS });
    server.follower?.ended?.('auth.forbidden');
    expect(desk.live.hasEnded.value).toBe(true);
    desk.live.followSite('other');
    expect([desk.live.counts.value, desk.live.hasEnded.value]).toEqual([null, false]);
  });
});
