import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findLinks } from './link-scanner.js';

const linksIn = (text: string): string[] => findLinks(text).map(({ start, end }) => text.slice(start, end));

describe('findLinks', () => {
  it.each([
    ['with a scheme', 'Voir https://exemple.fr/a,b?c=d#e.', ['https://exemple.fr/a,b?c=d#e']],
    [
      'with any scheme',
      'ftp://exemple.fr HTTP://EXEMPLE.FR hxxp://exemple.fr',
      ['ftp://exemple.fr', 'HTTP://EXEMPLE.FR', 'hxxp://exemple.fr'],
    ],
    ['glued to a word', 'ici:https://exemple.fr', ['https://exemple.fr']],
    ['beginning with www', 'Voir www.exemple.museum !', ['www.exemple.museum']],
    [
      'in brackets and quotes',
      '(www.exemple.fr) «exemple.com» <exemple.org>',
      ['www.exemple.fr', 'exemple.com', 'exemple.org'],
    ],
    [
      'as bare domains',
      'exemple.com, sous.exemple.co.uk et EXEMPLE.FR.',
      ['exemple.com', 'sous.exemple.co.uk', 'EXEMPLE.FR'],
    ],
    ['with a path', 'amzn.to/abc youtu.be/xyz t.co/1 bit.ly/2', ['amzn.to/abc', 'youtu.be/xyz', 't.co/1', 'bit.ly/2']],
    [
      'of electronic mail',
      'Écrivez à jean.dupont@exemple.fr ou à moi@exemple.de',
      ['jean.dupont@exemple.fr', 'moi@exemple.de'],
    ],
    ['glued with commas', 'http://a.fr,http://b.fr;www.c.fr', ['http://a.fr', 'http://b.fr', 'www.c.fr']],
    ['in Markdown', '[ici](https://exemple.fr/x)', ['https://exemple.fr/x']],
    ['with an invisible character', 'exemple\u200b.com', ['exemple\u200b.com']],
    ['in fullwidth', 'ｅｘｅｍｐｌｅ．ｃｏｍ', ['ｅｘｅｍｐｌｅ．ｃｏｍ']],
    ['after emoji', '👉👉www.exemple.fr👈', ['www.exemple.fr']],
    ['in other scripts', 'пример.рф', ['пример.рф']],
    [
      'one inside another once',
      'https://archive.org/web/https://exemple.fr',
      ['https://archive.org/web/https://exemple.fr'],
    ],
  ])('finds addresses %s', (_, text, links) => {
    expect(linksIn(text)).toEqual(links);
  });

  it.each([
    'C’est la fin.Et après ?',
    'M.Dupont et Mme.Martin',
    'Il a 1.5 point, soit 12.000 euros',
    'la fin.de la journée',
    'tu.es bête',
    'bien.ca va',
    'fin.Fr',
    'J.-C., p.ex., S.N.C.F., etc.',
    'attendez...com',
    'v2.0.1',
    'README.md et index.html',
    'nice.top',
    'et/ou 24/7',
    '3://4',
    '://',
    'http://',
    'www.',
    'www',
    '@jean merci',
    'a@b',
    'e.g. this',
    'Ph.D. in the U.S.A.',
    '10:30',
  ])('does not take « %s » for one', (text) => {
    expect(linksIn(text)).toEqual([]);
  });

  it('marks within the body', () => {
    const piece = fc.constantFrom(
      'www.',
      'a',
      '.com',
      '.',
      '://',
      'http',
      ' ',
      ',',
      '@',
      '/',
      '\u200b',
      '💩',
      'ﬁ',
      '½',
      'é',
      '»',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let from = 0;
        for (const { start, end } of findLinks(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});
