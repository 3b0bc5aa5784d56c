import { describe, expect, it } from '@jest/globals';
import { preferredLanguage } from './request-language.decorator.js';

describe('the language to answer in', () => {
  it.each([
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['de, fr;q=0.5', 'fr'],
    ['EN-gb', 'en'],
    ['de', 'en'],
    [undefined, 'en'],
  ] as const)('of %s is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
