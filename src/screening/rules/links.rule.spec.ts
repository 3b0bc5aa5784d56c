import { describe, expect, it } from '@jest/globals';
import { buildFacts } from '../facts.fixture.js';
import { LINK_TRUST_AFTER, MAX_LINKS, linksRule } from './links.rule.js';

const LINK = 'https://exemple.fr/article ';
const check = (body: string, publishedCount: number) =>
  linksRule.check(buildFacts({ body, author: { publishedCount } }));

describe('linksRule', () => {
  it('holds more links than a discussion needs, and marks each', () => {
    expect(check(LINK.repeat(MAX_LINKS), 100)).toEqual([]);
    const findings = check(LINK.repeat(MAX_LINKS + 1), 100);
    expect(findings).toMatchObject([{ outcome: 'hold', code: 'too-many-links' }]);
    expect(findings).toMatchObject([{ spans: Array.from({ length: MAX_LINKS + 1 }, () => expect.anything()) }]);
  });

  it('holds any link from a new author until they are trusted', () => {
    expect(check(`Voir ${LINK}`, LINK_TRUST_AFTER - 1)).toMatchObject([
      { outcome: 'hold', code: 'link-from-new-author', spans: [{ start: 5, end: 31 }] },
    ]);
    expect(check(`Voir ${LINK}`, LINK_TRUST_AFTER)).toEqual([]);
  });

  it('gives both reasons', () => {
    expect(check(LINK.repeat(MAX_LINKS + 1), 0)).toHaveLength(2);
  });

  it('lets a new author write without links', () => {
    expect(check('La fin.Et après ? 1.5 % selon M.Dupont', 0)).toEqual([]);
  });
});
