import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../common/any-text.fixture.js';
import { MAX_KEY_LENGTH, fold } from './fold.js';
import { leetReadings } from './leet.js';

const keyOf = (text: string): string => fold(text).key;

describe('fold', () => {
  it.each([
    ['case', 'ConNARD', 'connard'],
    ['accents', 'Député à l’Élysée', "depute a l'elysee"],
    ['accents that were not composed', 'e\u0301te\u0301', 'ete'],
    ['ligatures', 'Cœur, ﬁn, Straße', 'coeur fin strasse'],
    ['width', 'ＣＯＮ', 'con'],
    ['mathematical, circled and squared letters', '𝐜𝓸𝖓 ⓒⓞⓝ 🅲🅾🅽', 'con con con'],
    ['Cyrillic look-alikes', 'соn', 'con'],
    ['Greek look-alikes', 'CΟΝ', 'con'],
    ['zero-width characters and soft hyphens', 'c\u200bo\u00adn\u2060s', 'cons'],
    ['runs of punctuation', '...con -- quel « con » !', 'con quel con'],
    ['tight punctuation to one sign', 'c.o*n', 'c.o.n'],
    ['elisions to one sign', "l’un d'eux", "l'un d'eux"],
    ['Arabic vowel signs and stretching', 'مُحَـــمَّد', 'محمد'],
    ['nothing of Devanagari vowels', 'हिंदी', 'हिंदी'],
    ['no repeated letters', 'bonnne', 'bonnne'],
  ])('folds %s', (_, text, key) => {
    expect(keyOf(text)).toBe(key);
  });

  it('gives a Greek or Russian word one key in either case', () => {
    expect(keyOf('ΝΑΥΤΗΣ')).toBe(keyOf('ναυτης'));
    expect(keyOf('МОСКВА')).toBe(keyOf('москва'));
  });

  it('tells of each unit where it came from', () => {
    const text = 'Un c\u0301\u200bœur';
    const { key, starts, ends } = fold(text);
    expect(key).toBe('un coeur');
    expect(text.slice(starts[3], ends[3])).toBe('c\u0301');
    expect(text.slice(starts[4], ends[5])).toBe('œ');
    expect(fold('¼')).toMatchObject({ key: '1.4', starts: [0, 0, 0], ends: [1, 1, 1] });
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const { key } = fold(text);
        expect(keyOf(key)).toBe(key);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps spans within the text and in order', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const { key, starts, ends } = fold(text);
        expect([starts.length, ends.length]).toEqual([key.length, key.length]);
        const misplaced = starts.filter((start, unit) => {
          const end = ends[unit] ?? 0;
          return start < (starts[unit - 1] ?? 0) || end <= start || end > text.length;
        });
        expect(misplaced).toEqual([]);
      }),
    );
  });

  it('makes no text longer than the bound, whatever its characters write out, and says when one does not fit', () => {
    const longest = 18;
    const wrong: string[] = [];
    for (let codePoint = 0; codePoint < 0x30000; codePoint++) {
      const char = String.fromCodePoint(codePoint);
      if (char.normalize('NFKC').length <= 2) continue;
      const { key, whole } = fold(char.repeat(5_000));
      if (key.length > MAX_KEY_LENGTH + longest || (key.length > MAX_KEY_LENGTH && whole)) wrong.push(char);
    }
    expect(wrong).toEqual([]);
    expect(fold('a'.repeat(MAX_KEY_LENGTH)).whole).toBe(true);
    expect(fold('\ufdfa'.repeat(5_000)).whole).toBe(false);
  });
});

describe('leetReadings', () => {
  const readings = (text: string): string[] => leetReadings(text).map((reading) => fold(text, reading).key);

  it.each([
    ['c0nn4rd', ['connard']],
    ['m3rd3 @lors', ['merde alors']],
    ['a$$', ['ass']],
    ['sa1ope', ['saiope', 'salope']],
    ['d|able !diot', ['diable idiot', 'dlable ldiot']],
    ['saIope', ['salope']],
    ['ｃ０ｎ', ['con']],
  ])('reads %s as letters', (text, keys) => {
    expect(readings(text)).toEqual(keys);
  });

  it.each(['En 1930, 455 euros', 'l’A55 et le G20', 'Quel con !', 'CO2', 'NON!', 'J’ai vu MAI 68', '18h30'])(
    'leaves « %s » alone',
    (text) => {
      expect(readings(text)).toEqual([]);
    },
  );
});
