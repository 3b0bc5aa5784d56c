import { describe, expect, it } from '@jest/globals';
import { severityOfReasons, severityOfReport } from './severity.js';

describe('the severity of a comment', () => {
  it('is that of the worst of its reasons, in whatever order they come', () => {
    expect(severityOfReasons([{ code: 'watched-word' }, { code: 'burst' }])).toBe(2);
    expect(severityOfReasons([{ code: 'burst' }, { code: 'banned-word' }])).toBe(3);
  });

  it('is none where rules only ask for a look', () => {
    expect(severityOfReasons([])).toBe(0);
    expect(severityOfReasons([{ code: 'new-author' }, { code: 'pre-moderation' }])).toBe(0);
  });

  it('follows what readers report, and takes a code of the site’s own for doubtful', () => {
    expect(['hate', 'insult', 'off-topic', 'a-site-of-its-own'].map(severityOfReport)).toEqual([3, 2, 1, 1]);
  });
});
