import { describe, expect, it } from '@jest/globals';
import { searchable } from './searchable.js';

describe('a text as search compares it', () => {
  it.each([
    ['Œuvre', 'oeuvre'],
    ['ÉLÈVE', 'eleve'],
    ['ﬁn', 'fin'],
    ['МОСКВА', 'москва'],
    ['Straße', 'strasse'],
    ['l’été — «ici»', 'l ete    ici '],
  ])('%s is %s', (text, compared) => {
    expect(searchable(text)).toBe(compared);
  });
});
