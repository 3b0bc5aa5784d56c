import { describe, expect, it } from '@jest/globals';
import { NOW, buildFacts, secondsAgo } from '../facts.fixture.js';
import type { SanctionFacts } from '../screening.facts.js';
import { sanctionsRule } from './sanctions.rule.js';

const check = (...sanctions: SanctionFacts[]) => sanctionsRule.check(buildFacts({ author: { sanctions } }));

describe('sanctionsRule', () => {
  it.each([
    ['ban', 'reject', 'author-banned'],
    ['suspend', 'reject', 'author-suspended'],
    ['premoderate', 'hold', 'author-premoderated'],
  ] as const)('turns an endless %s into %s', (kind, outcome, code) => {
    expect(check({ kind, until: null })).toMatchObject([{ outcome, code }]);
  });

  it('lets a warned author pass', () => {
    expect(check({ kind: 'warn', until: null })).toEqual([]);
  });

  it('counts a sanction until its time, not at it', () => {
    expect(check({ kind: 'suspend', until: secondsAgo(-1) })).toHaveLength(1);
    expect(check({ kind: 'suspend', until: NOW })).toEqual([]);
    expect(check({ kind: 'suspend', until: secondsAgo(1) })).toEqual([]);
  });

  it('gives every reason, each once', () => {
    const until = null;
    const codes = check({ kind: 'premoderate', until }, { kind: 'ban', until }, { kind: 'ban', until });
    expect(codes).toMatchObject([{ code: 'author-premoderated' }, { code: 'author-banned' }]);
  });
});
