import { beforeEach, describe, expect, it } from '@jest/globals';
import { APPROVAL, subjectOf, type Ruling } from './act.js';
import { DeskApi } from './desk-api.js';
import { decisionOf, FakeServer, itemOf, offline } from './fake-server.js';
import { Rulings } from './rulings.js';

const ESCALATION: Ruling = { action: 'escalate', reason: null, note: 'a priori ?', label: '' };
const subjects = (...ids: string[]) => ids.map((id) => subjectOf(itemOf(id)));

let server: FakeServer;
let rulings: Rulings;

beforeEach(() => {
  server = new FakeServer('a', 'b');
  const { http, sendAndLeave } = server.doors();
  rulings = new Rulings(new DeskApi(http, sendAndLeave), String);
});

describe('a ruling', () => {
  it('on one comment goes to that comment, on many in one request', async () => {
    server.once(/\/moderation\/decisions$/, () => ({ items: [] }));
    await rulings.send(subjects('a'), APPROVAL);
    await rulings.send(subjects('a', 'b'), APPROVAL);
    expect(server.asked).toEqual(['POST /api/moderation/comments/a/decisions', 'POST /api/moderation/decisions']);
  });

  it('is thrown back when it fails with one comment', async () => {
    server.fail(/escalation/, offline);
    await expect(rulings.send(subjects('a'), ESCALATION)).rejects.toBe(offline);
  });

  it('that asks for second opinions tells which could not be asked for', async () => {
    server.fail(/comments\/a\/escalation/, offline);
    const { made, refused } = await rulings.send(subjects('a', 'b'), ESCALATION);
    expect([made, refused.map(({ commentId }) => commentId)]).toEqual([
      [{ commentId: 'b', revision: 1, decisionId: null }],
      ['a'],
    ]);
  });

  it('is taken back in batches that the server allows', async () => {
    const made = Array.from({ length: 450 }, (_, n) => ({ commentId: `c${n}`, revision: 2, decisionId: `d${n}` }));
    const sizes: number[] = [];
    for (let batch = 0; batch < 3; batch++) {
      server.once(/decisions\/undo$/, ({ given }) => {
        const ids = given['ids'] as string[];
        sizes.push(ids.length);
        return { items: ids.map((id) => ({ decisionId: id, ok: true, decision: decisionOf(id) })) };
      });
    }
    expect([(await rulings.takeBack(made)).length, sizes]).toEqual([450, [200, 200, 50]]);
  });

  it('that asked for a second opinion is taken back by withdrawing it', async () => {
    const made = { commentId: 'a', revision: 1, decisionId: null };
    expect(await rulings.takeBack([made])).toEqual([made]);
    expect(server.asked).toEqual(['DELETE /api/moderation/comments/a/escalation']);
  });
});
