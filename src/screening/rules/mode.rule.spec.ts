import { describe, expect, it } from '@jest/globals';
import { buildFacts } from '../facts.fixture.js';
import type { ArticleFacts, SiteFacts } from '../screening.facts.js';
import { modeRule } from './mode.rule.js';

const check = (site: SiteFacts['moderation'], article: ArticleFacts['moderation']) =>
  modeRule.check(
    buildFacts({ site: { moderation: site, holdFirst: 2 }, article: { commenting: 'open', moderation: article } }),
  );

describe('modeRule', () => {
  it.each([
    ['pre', 'inherit', 'site'],
    ['pre', 'pre', 'article'],
    ['post', 'pre', 'article'],
    ['new-authors', 'pre', 'article'],
  ] as const)(
    'holds on a site in mode %s with an article in mode %s, and says that it is the %s',
    (site, article, place) => {
      const message = `Pre-moderation is on for this ${place}`;
      expect(check(site, article)).toEqual({ outcome: 'hold', code: 'pre-moderation', message });
    },
  );

  it.each([
    ['pre', 'post'],
    ['post', 'inherit'],
    ['new-authors', 'inherit'],
  ] as const)('lets pass on a site in mode %s with an article in mode %s', (site, article) => {
    expect(check(site, article)).toBeNull();
  });
});
