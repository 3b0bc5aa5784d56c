import { describe, expect, it } from '@jest/globals';
import { APPROVAL } from './act.js';
import type { Desk } from './desk.js';
import { COLLEAGUE, decidedEvent, deskBefore, escalationEvent, FakeServer, itemOf, plainEvent } from './fake-server.js';

async function open(...ids: string[]): Promise<{ desk: Desk; server: FakeServer }> {
  const server = new FakeServer(...ids);
  const desk = deskBefore(server);
  desk.acts.useSurface({ bringBack: (...back) => desk.deck.bringBack(...back) });
  desk.deck.open({ site: 'site', view: 'pending', sort: 'oldest' });
  await server.settled();
  return { desk, server };
}

const notices = ({ deck }: Desk): Record<string, string | null> =>
  Object.fromEntries(deck.deck.value.cards.map(({ item, notice }) => [item.comment.id, notice?.kind ?? null]));

describe('what the deck hears', () => {
  it('says on the table who decided elsewhere, and takes another card away', async () => {
    const { desk } = await open('a', 'b', 'c');
    desk.deckEvents.hear([decidedEvent('a', { action: 'reject', reason: 'insult' }), decidedEvent('b')]);
    expect(notices(desk)).toEqual({ a: 'decided', c: null });
    expect(desk.deck.card.value?.notice).toMatchObject({ by: 'Youssef', action: 'reject', reason: 'insult' });
  });

  it('is no news when it is of a decision made here, whether the event or the answer comes first', async () => {
    const { desk, server } = await open('a', 'b');
    const answer = server.hold(/\/decisions$/);
    desk.deck.rule(APPROVAL);
    desk.deckEvents.hear([decidedEvent('a')]);
    answer.release();
    await server.settled();
    await desk.acts.undo();
    expect(notices(desk)).toEqual({ a: null, b: null });
    desk.deckEvents.hear([decidedEvent('a'), decidedEvent('a', { id: 'undo of a', action: 'undo' })]);
    await server.settled();
    expect(notices(desk)).toEqual({ a: null, b: null });
    expect(server.askedOf(/GET .*comments/)).toEqual([]);
  });

  it('is no news of a decision that is on its way, even where its card was dealt once more meanwhile', async () => {
    const { desk, server } = await open('a', 'b');
    server.hold(/\/decisions$/);
    server.held.delete('a');
    desk.deck.rule(APPROVAL);
    await server.settled();
    desk.deckEvents.hear([decidedEvent('a')]);
    expect(notices(desk)).toEqual({ b: null, a: null });
  });

  it('shows an edited text with what stood there before', async () => {
    const { desk, server } = await open('a');
    server.waiting = [itemOf('a', { body: 'now', revision: 2 })];
    desk.deckEvents.hear([plainEvent('comment.edited', 'a')]);
    await server.settled();
    expect(desk.deck.card.value).toMatchObject({
      item: { comment: { body: 'now', revision: 2 } },
      notice: { kind: 'changed', before: 'comment a' },
    });
  });

  it('keeps an escalated comment on the table, and takes a card away that belongs elsewhere now', async () => {
    const { desk, server } = await open('a', 'b');
    server.waiting = server.waiting.map((item) => ({ ...item, escalation: { by: COLLEAGUE, at: '', note: null } }));
    desk.deckEvents.hear([escalationEvent('comment.escalated', 'a'), escalationEvent('comment.escalated', 'b')]);
    await server.settled();
    expect(notices(desk)).toEqual({ a: null });
    expect(desk.deck.card.value?.item.escalation?.by.name).toBe('Youssef');
  });

  it('takes new comments as soon as there is room for them', async () => {
    const { desk, server } = await open();
    server.waiting = [itemOf('a')];
    desk.deckEvents.hear([plainEvent('comment.submitted', 'a')]);
    await server.settled();
    expect(notices(desk)).toEqual({ a: null });
  });

  it('lets nothing more be decided on a comment that its author withdrew', async () => {
    const { desk, server } = await open('a');
    desk.deckEvents.hear([plainEvent('comment.withdrawn', 'a')]);
    desk.deck.rule(APPROVAL);
    await server.settled();
    expect([notices(desk), server.askedOf(/decisions/)]).toEqual([{ a: 'withdrawn' }, []]);
  });

  it('reads every card anew after a gap, and says what was missed', async () => {
    const { desk, server } = await open('a', 'b');
    const decision = { action: 'reject', reason: 'insult', by: COLLEAGUE, at: '' };
    server.once(/GET .*comments\/a$/, () => ({
      ...itemOf('a', { status: 'rejected', revision: 2 }),
      history: [{ decision }],
    }));
    await desk.deckEvents.reset();
    expect(desk.deck.card.value?.notice).toMatchObject({ kind: 'decided', by: 'Youssef' });
    expect(notices(desk)).toEqual({ a: 'decided', b: null });
  });
});
