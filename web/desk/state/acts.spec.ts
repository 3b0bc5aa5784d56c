import { beforeEach, describe, expect, it } from '@jest/globals';
import { APPROVAL, subjectOf, type Subject } from './act.js';
import type { Surface } from './acts.js';
import type { Desk } from './desk.js';
import { COLLEAGUE, decisionOf, deskBefore, FakeServer, itemOf, offline, refusal } from './fake-server.js';

const subjects = (...ids: string[]): Subject[] => ids.map((id) => subjectOf(itemOf(id)));

let server: FakeServer;
let desk: Desk;
let back: Parameters<Surface['bringBack']>[];

beforeEach(() => {
  server = new FakeServer('a', 'b');
  desk = deskBefore(server);
  back = [];
  desk.acts.useSurface({ bringBack: (...given) => void back.push(given) });
});

const states = (): string[] => desk.acts.done.value.map(({ state }) => state);
const lastToast = (): string | undefined => desk.toasts.shown.value.at(-1)?.text;

describe('an act', () => {
  it('is announced with what comes next, and offers the way back', async () => {
    await desk.acts.decide(subjects('a'), APPROVAL, 'Next: Ana');
    expect(desk.announcer.announcement.value.text).toBe('Approved: Author of a. Next: Ana');
    expect([lastToast(), desk.toasts.shown.value[0]?.action?.key]).toEqual(['Approved: Author of a', 'u']);
  });

  it('is underway until it is answered, and known as one’s own afterwards', async () => {
    const answer = server.hold(/decisions$/);
    const made = desk.acts.decide(subjects('a'), APPROVAL);
    expect([desk.acts.isUnderway('a'), desk.acts.isOwn('decision on a')]).toEqual([true, false]);
    answer.release();
    await made;
    expect([desk.acts.isUnderway('a'), desk.acts.isOwn('decision on a')]).toEqual([false, true]);
  });

  it('on many brings back those that were refused, and keeps the others', async () => {
    const standing = decisionOf('b', { by: COLLEAGUE, action: 'reject' });
    server.once(/decisions$/, () => ({
      items: [
        { commentId: 'a', ok: true, decision: decisionOf('a') },
        { commentId: 'b', ok: false, code: 'decision.conflict', detail: '', decision: standing },
      ],
    }));
    await desk.acts.decide(subjects('a', 'b'), APPROVAL);
    expect(back.map(([{ id }, notice]) => [id, notice?.kind])).toEqual([['b', 'decided']]);
    expect([states(), lastToast()]).toEqual([['kept'], desk.text.value.act.someFailed(1)]);
  });

  it('that failed can no longer be undone', async () => {
    server.fail(/decisions$/, offline);
    await desk.acts.decide(subjects('a'), APPROVAL);
    expect([states(), desk.acts.canUndo.value]).toEqual([['failed'], false]);
    await desk.acts.undo();
    expect(lastToast()).toBe(desk.text.value.act.nothingToUndo);
  });
});

describe('undoing', () => {
  it('takes back the last act that stands, and brings its card with the new revision', async () => {
    await desk.acts.decide(subjects('a'), APPROVAL);
    await desk.acts.undo();
    expect(back).toMatchObject([[{ id: 'a', revision: 3 }, null, 3]]);
    expect([states(), lastToast()]).toEqual([['undone'], 'Taken back: Author of a']);
  });

  it('of an act that is still being sent waits for the answer, and is not done twice', async () => {
    const answer = server.hold(/decisions$/);
    void desk.acts.decide(subjects('a'), APPROVAL);
    const undone = desk.acts.undo();
    await server.settled();
    expect([states(), server.askedOf(/undo/)]).toEqual([['undone'], []]);
    answer.release();
    await undone;
    expect([states(), desk.acts.canUndo.value]).toEqual([['undone'], false]);
    await desk.acts.undo();
    expect(server.askedOf(/undo/)).toHaveLength(1);
  });

  it('that is refused leaves the act standing, and says why', async () => {
    await desk.acts.decide(subjects('a'), APPROVAL);
    server.fail(
      /undo/,
      refusal('decision.conflict', { decision: decisionOf('a', { by: COLLEAGUE, action: 'reject' }) }),
    );
    await desk.acts.undo();
    expect([states(), back]).toEqual([['kept'], []]);
    expect(lastToast()).toContain('Youssef');
  });

  it('brings nothing back to a view that was left', async () => {
    const stop = desk.acts.useSurface({ bringBack: (...given) => void back.push(given) });
    await desk.acts.decide(subjects('a'), APPROVAL);
    stop();
    await desk.acts.undo();
    expect([back, states()]).toEqual([[], ['undone']]);
  });
});
