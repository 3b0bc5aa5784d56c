import { describe, expect, it } from '@jest/globals';
import { presentHistory } from './history.presenter.js';

const at = (minute: number): string => `2026-03-01T10:0${minute}:00.000Z`;
const former = (revision: number, body: string, minute: number) => ({
  commentId: 'c',
  revision,
  body,
  replacedAt: new Date(at(minute)),
});
const decided = {
  id: 'd',
  commentId: 'c',
  siteId: 's',
  moderatorId: 'm',
  moderatorName: 'Léa',
  action: 'approve' as const,
  reason: null,
  note: null,
  at: new Date(at(2)),
  revision: 3,
  statusBefore: 'pending' as const,
  waitingSinceBefore: null,
  decisionBefore: null,
  escalationBefore: null,
};
const told = (entries: ReturnType<typeof presentHistory>) =>
  entries.map(({ kind, revision, body }) => [kind, revision, body]);

describe('the history of a comment', () => {
  it('puts texts and decisions in their order, each text from where it began', () => {
    const comment = { createdAt: at(0), editedAt: at(3), body: 'trois', revision: 4 };
    expect(told(presentHistory(comment, [former(1, 'un', 1), former(3, 'deux', 3)], [decided], []))).toEqual([
      ['submitted', 1, 'un'],
      ['edited', 2, 'deux'],
      ['decided', 3, null],
      ['edited', 4, 'trois'],
    ]);
  });

  it('is one entry for a comment that nobody touched', () => {
    expect(told(presentHistory({ createdAt: at(0), editedAt: null, body: 'un', revision: 1 }, [], [], []))).toEqual([
      ['submitted', 1, 'un'],
    ]);
  });

  it('still tells of an edit whose former text is forgotten', () => {
    expect(told(presentHistory({ createdAt: at(0), editedAt: at(1), body: 'deux', revision: 2 }, [], [], []))).toEqual([
      ['submitted', 1, null],
      ['edited', 2, 'deux'],
    ]);
  });

  it('puts a wish for a second opinion where it was made', () => {
    const comment = { createdAt: at(0), editedAt: null, body: 'un', revision: 3 };
    const asked = {
      id: 'e',
      commentId: 'c',
      accountId: 'm',
      moderatorName: 'Léa',
      note: 'Droit ?',
      at: new Date(at(1)),
    };
    const history = presentHistory(comment, [], [decided], [asked]);
    expect(told(history).map(([kind]) => kind)).toEqual(['submitted', 'escalated', 'decided']);
    expect(history[1]?.escalation).toEqual({ by: { id: 'm', name: 'Léa' }, at: at(1), note: 'Droit ?' });
  });
});
