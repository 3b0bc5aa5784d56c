import { describe, expect, it } from '@jest/globals';
import { reasonsForAuthor, type Standing } from './comment-reasons.js';

const held: Standing = {
  status: 'pending',
  reasons: [{ rule: 'watched-words', outcome: 'hold', code: 'watched-word', message: 'watched: "casino"', spans: [] }],
  decisionReason: null,
  siteReasons: null,
};

describe('what an author is told', () => {
  it('is what screening may tell while the comment waits, without the word that fired', () => {
    const [reason] = reasonsForAuthor(held, 'en');
    expect(reason?.code).toBe('held-for-review');
    expect(reason?.message).not.toContain('casino');
  });

  it('is the moderator’s reason once one rejected it, in the language asked for', () => {
    const rejected = { ...held, status: 'rejected' as const, decisionReason: 'insult' };
    expect(reasonsForAuthor(rejected, 'fr')).toEqual([
      { code: 'insult', message: expect.stringContaining('s’en prend à une personne') },
    ]);
  });

  it('is in the site’s own words where it has some', () => {
    const siteReasons = [{ code: 'insult', label: 'Insult', message: 'Be kind on the quay.' }];
    const rejected = { ...held, status: 'rejected' as const, decisionReason: 'insult', siteReasons };
    expect(reasonsForAuthor(rejected, 'en')).toEqual([{ code: 'insult', message: 'Be kind on the quay.' }]);
  });

  it.each(['published', 'withdrawn'] as const)('is nothing of a %s comment', (status) => {
    expect(reasonsForAuthor({ ...held, status }, 'en')).toEqual([]);
  });
});
