import { describe, expect, it } from '@jest/globals';
import { buildFacts } from '../facts.fixture.js';
import { commentingClosedRule } from './commenting-closed.rule.js';

describe('commentingClosedRule', () => {
  it('rejects on an article that is closed', () => {
    const article = { commenting: 'closed', moderation: 'post' } as const;
    expect(commentingClosedRule.check(buildFacts({ article }))).toMatchObject({
      outcome: 'reject',
      code: 'commenting-closed',
    });
  });

  it('lets pass on an open one', () => {
    expect(commentingClosedRule.check(buildFacts())).toBeNull();
  });
});
