import { describe, expect, it } from '@jest/globals';
import { isSevere } from './severity.js';

const report = { id: 'r', note: null, createdAt: '2026-01-01T00:00:00.000Z', by: { id: 'a', name: 'Ana' } };

describe('isSevere', () => {
  it('warns of banned words and of reported hate', () => {
    expect(
      isSevere({ reasons: [{ rule: 'banned-words', code: 'banned-word', message: '', spans: [] }], reports: [] }),
    ).toBe(true);
    expect(isSevere({ reasons: [], reports: [{ ...report, reason: 'hate' }] })).toBe(true);
  });

  it('leaves what is only off topic open', () => {
    expect(isSevere({ reasons: [], reports: [{ ...report, reason: 'off-topic' }] })).toBe(false);
  });
});
