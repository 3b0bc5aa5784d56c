import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scanLinks } from './link-scanner.js';

const linksOf = (text: string): string[] => scanLinks(text).flatMap(({ href }) => href ?? []);

describe('links in a comment', () => {
  it('lose nothing of the text, and lead to http(s) only', () => {
    const word = fc.constantFrom(
      'https://a.example/',
      'HTTP://b',
      'javascript:alert(1)',
      ' ',
      '(',
      ').',
      '«',
      '://',
      'x',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
        const text = words.join('');
        const pieces = scanLinks(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        const schemes = linksOf(text).map((href) => new URL(href).protocol);
        expect(schemes.filter((scheme) => !/^https?:$/.test(scheme))).toEqual([]);
      }),
    );
  });

  it('end before the punctuation of the sentence, and keep a bracket of their own', () => {
    expect(linksOf('Voir https://a.example/b. Ou (https://a.example/c), ou « https://a.example/d ».')).toEqual([
      'https://a.example/b',
      'https://a.example/c',
      'https://a.example/d',
    ]);
    expect(linksOf('https://fr.example/Pont_(ville) !')).toEqual(['https://fr.example/Pont_(ville)']);
  });
});
