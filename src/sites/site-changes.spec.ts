import { describe, expect, it } from '@jest/globals';
import { siteChanges } from './site-changes.js';
import type { Site } from './site.entity.js';

const site: Site = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  name: 'Le Phare',
  origins: ['https://phare.example'],
  moderation: 'post',
  holdFirst: 2,
  bannedWords: ['un', 'deux'],
  watchedWords: [],
  allowedWords: [],
  wordsVersion: 3,
  reasons: null,
  createdAt: new Date(0),
};

describe('the changes of a site', () => {
  it('are none when everything stays as it is', () => {
    expect(siteChanges(site, {})).toBeNull();
    expect(siteChanges(site, { name: 'Le Phare', origins: ['https://phare.example'], reasons: null })).toBeNull();
  });

  it('are logged before and after, field by field, without what stays', () => {
    const changes = siteChanges(site, { name: 'La Digue', holdFirst: 2, moderation: 'pre' });
    expect(changes).toEqual({
      columns: { name: 'La Digue', moderation: 'pre' },
      details: { before: { name: 'Le Phare', moderation: 'post' }, after: { name: 'La Digue', moderation: 'pre' } },
    });
  });

  it('never give two lists of words the same version, which after a restore would stand for the wrong one', () => {
    const versions = ['trois', 'quatre'].map(
      (word) => siteChanges(site, { bannedWords: [word] })?.columns.wordsVersion,
    );
    expect(new Set(versions).size).toBe(2);
  });

  it('make compiled copies of the words old, and keep the words themselves out of the log', () => {
    const changes = siteChanges(site, { bannedWords: ['trois'] });
    expect(changes?.columns).toEqual({ bannedWords: ['trois'], wordsVersion: expect.any(Number) });
    expect(changes?.columns.wordsVersion).not.toBe(site.wordsVersion);
    expect(changes?.details).toEqual({ before: { bannedWords: 2 }, after: { bannedWords: 1 } });
  });
});
