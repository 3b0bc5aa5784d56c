import { describe, expect, it } from '@jest/globals';
import { canBecome } from './comment-status.js';
import { COMMENT_STATUSES } from '../contract/terms.js';

describe('the transitions of a comment', () => {
  it.each(['pending', 'published', 'rejected'] as const)('let a %s comment become anything', (from) => {
    for (const to of COMMENT_STATUSES) expect(canBecome(from, to)).toBe(true);
  });

  it('let a withdrawn comment become nothing, not even withdrawn again', () => {
    for (const to of COMMENT_STATUSES) expect(canBecome('withdrawn', to)).toBe(false);
  });
});
