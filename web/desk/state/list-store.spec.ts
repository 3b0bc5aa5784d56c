import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { APPROVAL } from './act.js';
import type { Desk } from './desk.js';
import { decidedEvent, deskBefore, escalationEvent, FakeServer, itemOf, offline, plainEvent } from './fake-server.js';

const PENDING = { site: 'site', view: 'pending', sort: 'oldest', q: '', author: null } as const;

let server: FakeServer;
let desk: Desk;

beforeEach(async () => {
  jest.useFakeTimers();
  server = new FakeServer('a', 'b', 'c');
  desk = deskBefore(server);
  desk.acts.useSurface({ bringBack: (...back) => desk.list.bringBack(...back) });
  await desk.list.load(PENDING);
});
afterEach(() => void jest.useRealTimers());

const rows = (): string[] => desk.list.rows.value.map(({ item }) => item.comment.id);
const traceOf = (id: string): string | null | undefined => desk.list.rowOf(id)?.trace;

describe('the list', () => {
  it('begins on its first row, and steps no further than its last', () => {
    expect([rows(), desk.list.focused.value]).toEqual([['a', 'b', 'c'], 'a']);
    for (let step = 0; step < 5; step++) desk.list.step(1);
    expect(desk.list.focused.value).toBe('c');
  });

  it('decides on what is selected, else on the row one is on', () => {
    expect(desk.list.subjects().map(({ id }) => id)).toEqual(['a']);
    desk.list.select('b');
    desk.list.select('c');
    expect(desk.list.subjects().map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('lets rows go at once that are decided, and hands the place to the next one that stays', async () => {
    const answer = server.hold(/decisions$/);
    desk.list.rule(desk.list.subjects(), APPROVAL);
    expect([rows(), desk.list.focused.value]).toEqual([['b', 'c'], 'b']);
    answer.release();
    await server.settled();
    expect(rows()).toEqual(['b', 'c']);
  });

  it('is not led back to a row that went by the focus that a closing dialog gives it', () => {
    desk.list.rule(desk.list.subjects(), APPROVAL);
    desk.list.stand('a');
    expect(desk.list.focused.value).toBe('b');
  });

  it('does not show a row again that a page still has which was on its way during the decision', async () => {
    const page = server.hold(/GET .*queue/);
    server.hold(/decisions$/);
    const read = desk.list.refresh();
    desk.list.rule(desk.list.subjects(), APPROVAL);
    page.release();
    await read;
    expect(rows()).toEqual(['b', 'c']);
  });

  it('gets a row back where one is when its decision failed', async () => {
    server.fail(/decisions$/, offline);
    desk.list.rule(desk.list.subjects(), APPROVAL);
    await server.settled();
    expect([rows(), desk.list.focused.value, desk.list.rowOf('a')?.notice?.kind]).toEqual([
      ['a', 'b', 'c'],
      'a',
      'failed',
    ]);
  });

  it('shows the answer to the last question, whichever comes last', async () => {
    const slow = server.hold(/GET .*queue/);
    const first = desk.list.load({ ...PENDING, q: 'old' });
    server.once(/GET .*queue/, () => ({ items: [itemOf('z')], nextCursor: null }));
    await desk.list.load({ ...PENDING, q: 'new' });
    slow.release();
    await first;
    expect(rows()).toEqual(['z']);
  });

  it('says why it could not be read', async () => {
    server.fail(/GET .*queue/, offline);
    await desk.list.refresh();
    expect([desk.list.phase.value, desk.list.problem.value]).toEqual(['failed', desk.text.value.errors.network]);
  });
});

describe('what the list hears', () => {
  it('shows a trace of what was decided elsewhere, and takes the row away later unless one is on it', async () => {
    desk.listEvents.hear([decidedEvent('a', { action: 'reject' }), decidedEvent('c')]);
    expect([traceOf('a'), traceOf('c')]).toEqual(['Rejected by Youssef', 'Approved by Youssef']);
    expect(desk.list.subjects()).toEqual([]);
    await jest.advanceTimersByTimeAsync(6_000);
    expect(rows()).toEqual(['a', 'b']);
    desk.list.step(1);
    expect([rows(), desk.list.focused.value]).toEqual([['b'], 'b']);
  });

  it('keeps a row that was decided elsewhere as long as one is on it, also where there is no further one', async () => {
    for (let step = 0; step < 2; step++) desk.list.step(1);
    desk.listEvents.hear([decidedEvent('c')]);
    await jest.advanceTimersByTimeAsync(6_000);
    desk.list.step(1);
    expect([rows(), desk.list.focused.value]).toEqual([['a', 'b', 'c'], 'c']);
  });

  it('is no news when it is of a decision made here', async () => {
    const answer = server.hold(/decisions$/);
    desk.list.rule(desk.list.subjects(), APPROVAL);
    desk.listEvents.hear([decidedEvent('a')]);
    answer.release();
    await server.settled();
    await desk.acts.undo();
    desk.listEvents.hear([decidedEvent('a'), decidedEvent('a', { id: 'undo of a', action: 'undo' })]);
    expect([rows(), traceOf('a')]).toEqual([['a', 'b', 'c'], null]);
  });

  it('counts what arrived since the list was read', async () => {
    desk.listEvents.hear([plainEvent('comment.submitted', 'd'), escalationEvent('comment.escalated', 'e')]);
    expect(desk.list.arrivals.value).toBe(1);
    desk.listEvents.hear([decidedEvent('f', { action: 'undo' })]);
    expect(desk.list.arrivals.value).toBe(2);
    await desk.listEvents.reset();
    expect(desk.list.arrivals.value).toBe(0);
  });

  it('shows an edited text in its place, and marks it', async () => {
    server.waiting = [itemOf('b', { body: 'now', revision: 2 })];
    desk.listEvents.hear([plainEvent('comment.edited', 'b')]);
    await server.settled();
    expect(desk.list.rowOf('b')).toMatchObject({
      item: { comment: { body: 'now' } },
      notice: { kind: 'changed', before: 'comment b' },
    });
  });

  it('lets a comment leave the second opinions when none is wanted any more', async () => {
    await desk.list.load({ ...PENDING, view: 'escalated' });
    desk.listEvents.hear([escalationEvent('comment.deescalated', 'b')]);
    expect(traceOf('b')).toBe(desk.text.value.act.deescalated);
  });
});
