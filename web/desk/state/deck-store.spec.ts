import { describe, expect, it } from '@jest/globals';
import { APPROVAL } from './act.js';
import type { Desk } from './desk.js';
import { COLLEAGUE, decisionOf, deskBefore, FakeServer, offline, refusal } from './fake-server.js';

const PENDING = { site: 'site', view: 'pending', sort: 'oldest' } as const;
const DECISIONS = /POST .*\/decisions$/;

const cards = ({ deck }: Desk): string[] => deck.deck.value.cards.map(({ item }) => item.comment.id);
const onTable = ({ deck }: Desk): string | undefined => deck.card.value?.item.comment.id;

async function open(...ids: string[]): Promise<{ desk: Desk; server: FakeServer }> {
  const server = new FakeServer(...ids);
  const desk = deskBefore(server);
  const { deck, acts } = desk;
  acts.useSurface({ bringBack: (...back) => deck.bringBack(...back), show: (id) => deck.show(id) });
  deck.open(PENDING);
  await server.settled();
  return { desk, server };
}

describe('the deck', () => {
  it('holds the card on the table and two that are ready', async () => {
    const { desk, server } = await open('a', 'b', 'c', 'd');
    expect([cards(desk), onTable(desk), desk.deck.phase.value]).toEqual([['a', 'b', 'c'], 'a', 'ready']);
    expect([...server.held]).toEqual(['a', 'b', 'c']);
  });

  it('has the next card on the table before the server has answered', async () => {
    const { desk, server } = await open('a', 'b', 'c', 'd');
    const answer = server.hold(DECISIONS);
    desk.deck.rule(APPROVAL);
    expect([onTable(desk), desk.acts.done.value[0]?.state]).toEqual(['b', 'sending']);
    answer.release();
    await server.settled();
    expect([cards(desk), desk.acts.done.value[0]?.state]).toEqual([['b', 'c', 'd'], 'kept']);
  });

  it('gets a card back as the next one, with the reason, when its decision cannot be sent', async () => {
    const { desk, server } = await open('a', 'b');
    server.fail(DECISIONS, offline);
    desk.deck.rule(APPROVAL);
    await server.settled();
    expect([cards(desk), onTable(desk)]).toEqual([['b', 'a'], 'b']);
    expect(desk.deck.deck.value.cards[1]?.notice).toEqual({
      kind: 'failed',
      detail: desk.text.value.errors.network,
    });
    desk.toasts.shown.value.at(-1)?.action?.run();
    expect(onTable(desk)).toBe('a');
  });

  it('says who decided when a colleague was quicker, and does not decide on it again', async () => {
    const { desk, server } = await open('a');
    const decision = decisionOf('a', { action: 'reject', reason: 'insult', by: COLLEAGUE });
    server.fail(DECISIONS, refusal('decision.conflict', { decision }));
    desk.deck.rule(APPROVAL);
    await server.settled();
    expect(desk.deck.card.value?.notice).toMatchObject({ kind: 'decided', action: 'reject', by: 'Youssef' });
    desk.deck.rule(APPROVAL);
    await server.settled();
    expect(server.askedOf(DECISIONS)).toHaveLength(1);
  });

  it('gives cards back that arrive after another view was opened, and then takes those of that view', async () => {
    const server = new FakeServer('a', 'b');
    const desk = deskBefore(server);
    const answer = server.hold(/POST .*claims/);
    desk.deck.open(PENDING);
    await server.settled();
    desk.deck.open({ ...PENDING, view: 'reported' });
    answer.release();
    await server.settled();
    const claims = server.asked.filter((line) => line.includes('claims'));
    expect(claims.slice(1, 3)).toEqual(['DELETE /api/moderation/claims/a', 'DELETE /api/moderation/claims/b']);
    expect([desk.deck.view, cards(desk), [...server.held]]).toEqual(['reported', ['a', 'b'], ['a', 'b']]);
  });

  it('asks once, however many want cards at the same time', async () => {
    const server = new FakeServer('a', 'b', 'c');
    const desk = deskBefore(server);
    const answer = server.hold(/POST .*claims/);
    desk.deck.open(PENDING);
    void desk.deck.draw();
    void desk.deck.draw();
    await server.settled();
    expect(server.askedOf(/POST .*claims/)).toHaveLength(1);
    answer.release();
    await server.settled();
    expect(cards(desk)).toEqual(['a', 'b', 'c']);
  });

  it('leaves a skipped card to others, until it is wanted again', async () => {
    const { desk, server } = await open('a');
    expect(desk.deck.skip()).toBe('Author of a');
    await server.settled();
    expect([cards(desk), server.held.has('a')]).toEqual([[], false]);
    desk.deck.forgetSkipped();
    await server.settled();
    expect(onTable(desk)).toBe('a');
  });

  it('tells who has the comment when the lease of a card that comes back cannot be had', async () => {
    const { desk, server } = await open('a', 'b');
    server.fail(DECISIONS, offline);
    server.fail(/PUT .*claims/, refusal('claim.taken', { claim: { by: COLLEAGUE } }));
    desk.deck.rule(APPROVAL);
    await server.settled();
    expect(desk.deck.deck.value.cards[1]?.notice).toEqual({ kind: 'taken', by: 'Youssef' });
  });

  it('offers to try again when the first cards cannot be had', async () => {
    const server = new FakeServer('a');
    const desk = deskBefore(server);
    server.fail(/POST .*claims/, offline);
    desk.deck.open(PENDING);
    await server.settled();
    expect(desk.deck.phase.value).toBe('failed');
    await desk.deck.draw();
    expect([desk.deck.phase.value, onTable(desk)]).toEqual(['ready', 'a']);
  });

  it('deals anew when a page comes back that the browser kept aside', async () => {
    const { desk, server } = await open('a');
    server.held.clear();
    desk.deck.dealAgain();
    await server.settled();
    expect([onTable(desk), [...server.held]]).toEqual(['a', ['a']]);
  });
});
