import { beforeEach, describe, expect, it } from '@jest/globals';
import { APPROVAL } from './act.js';
import type { CaseStore } from './case-store.js';
import type { Desk } from './desk.js';
import { COLLEAGUE, decidedEvent, decisionOf, deskBefore, FakeServer, offline, refusal } from './fake-server.js';

let server: FakeServer;
let desk: Desk;
let file: CaseStore;

beforeEach(async () => {
  server = new FakeServer('a');
  desk = deskBefore(server);
  file = desk.caseOf('a');
  desk.acts.useSurface(file);
  await file.read();
});

const reads = (): number => server.askedOf(/GET .*comments/).length;

describe('a comment that was opened by its address', () => {
  it('shows a decision at once, and what the server made of it after the answer', async () => {
    const answer = server.hold(/decisions$/);
    const ruled = file.rule(APPROVAL);
    expect([file.file.value?.comment.status, file.file.value?.waitingSince, reads()]).toEqual(['published', null, 1]);
    answer.release();
    await ruled;
    expect(reads()).toBe(2);
  });

  it('is read anew when something happens to it elsewhere, and not for one’s own decision', async () => {
    await file.rule(APPROVAL);
    file.hear([decidedEvent('a'), decidedEvent('b', { id: 'other' })]);
    expect(reads()).toBe(2);
    file.hear([decidedEvent('a', { id: 'other' })]);
    expect(reads()).toBe(3);
  });

  it('says that a decision failed, and can be decided on again', async () => {
    server.fail(/decisions$/, offline);
    await file.rule(APPROVAL);
    await server.settled();
    expect([file.notice.value?.kind, file.subject.value?.id]).toEqual(['failed', 'a']);
  });

  it('that a colleague decided first is settled until one goes on, and can then be decided anew', async () => {
    server.fail(/decisions$/, refusal('decision.conflict', { decision: decisionOf('a', { by: COLLEAGUE }) }));
    await file.rule(APPROVAL);
    await server.settled();
    expect([file.notice.value?.kind, file.subject.value]).toEqual(['decided', null]);
    file.goOn();
    expect([file.notice.value, file.subject.value?.id]).toEqual([null, 'a']);
  });

  it('that a colleague holds can be taken over, unless that is refused', async () => {
    file.notice.value = { kind: 'taken', by: COLLEAGUE.name };
    server.fail(/PUT .*claims/, refusal('access.denied', {}, 403));
    file.takeOver();
    await server.settled();
    expect(file.notice.value?.kind).toBe('failed');
    file.takeOver();
    await server.settled();
    expect(file.notice.value).toBeNull();
  });

  it('that does not exist says so', async () => {
    server.fail(/GET .*comments/, refusal('comment.not-found', {}, 404));
    const gone = desk.caseOf('gone');
    await gone.read();
    expect([gone.problem.value, gone.card.value]).toEqual([desk.text.value.card.notFound, null]);
  });
});
