import { describe, expect, it } from '@jest/globals';
import { APPROVAL } from './act.js';
import type { Desk } from './desk.js';
import { COLLEAGUE, deskBefore, FakeServer, plainEvent, refusal } from './fake-server.js';

const HOLDS = /PUT .*claims/;

async function open(...ids: string[]): Promise<{ desk: Desk; server: FakeServer }> {
  const server = new FakeServer(...ids);
  const desk = deskBefore(server);
  desk.deck.open({ site: 'site', view: 'pending', sort: 'oldest' });
  await server.settled();
  return { desk, server };
}

describe('a heartbeat', () => {
  it('goes on holding every card that can still be decided, and no other', async () => {
    const { desk, server } = await open('a', 'b', 'c', 'd');
    server.hold(/\/decisions$/);
    desk.deck.rule(APPROVAL);
    desk.deckEvents.hear([plainEvent('comment.withdrawn', 'b')]);
    await server.settled();
    desk.leases.renew();
    expect(server.askedOf(HOLDS)).toEqual(['c', 'd'].map((id) => `PUT /api/moderation/claims/${id}`));
  });

  it('takes a lease again that ran out', async () => {
    const { desk, server } = await open('a');
    server.held.clear();
    server.fail(HOLDS, refusal('claim.lost'));
    desk.leases.renew();
    await server.settled();
    expect([[...server.held], desk.deck.card.value?.notice]).toEqual([['a'], null]);
  });

  it('says who has the comment now when a lease was lost to a colleague, and leaves it to them', async () => {
    const { desk, server } = await open('a');
    server.fail(HOLDS, refusal('claim.lost'));
    server.fail(HOLDS, refusal('claim.taken', { claim: { by: COLLEAGUE } }));
    desk.leases.renew();
    await server.settled();
    expect(desk.deck.card.value?.notice).toEqual({ kind: 'taken', by: 'Youssef' });
    desk.leases.renew();
    expect(server.askedOf(HOLDS)).toHaveLength(2);
  });
});
