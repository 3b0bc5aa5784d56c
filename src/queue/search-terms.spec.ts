import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../common/any-text.fixture.js';
import { searchTerms } from './search-terms.js';

describe('what is searched for', () => {
  it.each([
    ['digue', `'digue':*`],
    ['  Été   éCOLE ', `'ete':* & 'ecole':*`],
    ['l’écluse', `'l':* & 'ecluse':*`],
    ['jean-paul exemple.org', `'jean-paul':* & 'exemple.org':*`],
    ['«!» … ', ''],
    [`'a' | !b & (c:*)`, `'a':* & 'b':* & 'c':*`],
    ['＇fullwidth＇', `'fullwidth':*`],
  ])('%s becomes %s', (typed, terms) => {
    expect(searchTerms(typed)).toBe(terms);
  });

  it('never holds anything of the query language but what was put there', () => {
    fc.assert(
      fc.property(anyText(200), (typed) => {
        expect(searchTerms(typed)).toMatch(/^$|^'[\p{L}\p{N}.@_-]+':\*(?: & '[\p{L}\p{N}.@_-]+':\*)*$/u);
      }),
    );
  });
});
