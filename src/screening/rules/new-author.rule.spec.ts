import { describe, expect, it } from '@jest/globals';
import { buildFacts } from '../facts.fixture.js';
import type { ArticleFacts, SiteFacts } from '../screening.facts.js';
import { newAuthorRule } from './new-author.rule.js';

function check(
  site: SiteFacts['moderation'],
  article: ArticleFacts['moderation'],
  publishedCount: number,
  holdFirst = 2,
) {
  return newAuthorRule.check(
    buildFacts({
      site: { moderation: site, holdFirst },
      article: { commenting: 'open', moderation: article },
      author: { publishedCount },
    }),
  );
}

describe('newAuthorRule', () => {
  it('holds until the first comments of an author are published', () => {
    expect(check('new-authors', 'inherit', 0)).toMatchObject({ outcome: 'hold', code: 'new-author' });
    expect(check('new-authors', 'inherit', 1)).toMatchObject({ outcome: 'hold', code: 'new-author' });
    expect(check('new-authors', 'inherit', 2)).toBeNull();
  });

  it('holds nobody where none are to be held', () => {
    expect(check('new-authors', 'inherit', 0, 0)).toBeNull();
  });

  it.each([
    ['new-authors', 'post'],
    ['new-authors', 'pre'],
    ['post', 'inherit'],
    ['pre', 'inherit'],
  ] as const)('stays out of it on a site in mode %s with an article in mode %s', (site, article) => {
    expect(check(site, article, 0)).toBeNull();
  });
});
