import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type WordLists, MAX_WORD_LENGTH, MAX_WORDS_PER_LIST, compileWords, findWords } from './words.js';

const compile = (lists: Partial<WordLists>) => compileWords({ banned: [], watched: [], allowed: [], ...lists });

/** The places of banned words, as they stand in the text. */
function caught(text: string, banned: string[], allowed: string[] = []): string[] {
  return findWords(text, compile({ banned, allowed })).map(({ start, end }) => text.slice(start, end));
}

describe('findWords', () => {
  it.each([
    ['as written', 'Quel con.', ['con']],
    ['in another case', 'Quel CON !', ['CON']],
    ['with accents', 'Quel çön', ['çön']],
    ['with look-alike letters', 'Quel соn', ['соn']],
    ['with a digit for a letter', 'Quel c0n !', ['c0n']],
    ['with zero-width characters inside', 'Quel c\u200bo\u200dn !', ['c\u200bo\u200dn']],
    ['stretched', 'Quel coooon', ['coooon']],
    ['spelled out with spaces', 'Quel C O N vraiment', ['C O N']],
    ['spelled out before another single letter', 'Quel c o n à lunettes', ['c o n']],
    ['spelled out with dots', 'Quel c.o.n.', ['c.o.n']],
    ['spelled out with emoji', 'Quel c💩o💩n', ['c💩o💩n']],
    ['spelled out over lines', 'c\no\nn', ['c\no\nn']],
    ['after an elision', 'L’con', ['con']],
    ['twice in a compound', 'con-con', ['con', 'con']],
    ['in fullwidth and mathematical letters', 'ｃｏｎ 𝒄𝒐𝒏', ['ｃｏｎ', '𝒄𝒐𝒏']],
  ])('finds a short word %s', (_, text, places) => {
    expect(caught(text, ['con'])).toEqual(places);
  });

  const innocent = 'concours content contre Conseil balcon Scunthorpe conn coon c2on c’on qu’on co-n A.C.O.N.';
  it.each([...innocent.split(' '), 'c on', 'co n'])('does not find « con » in « %s »', (text) => {
    expect(caught(text, ['con'])).toEqual([]);
  });

  it.each([
    ['Scunthorpe', 'cunt'],
    ['Penistone', 'penis'],
    ['assassin', 'ass'],
    ['classic', 'ass'],
    ['A.S. Saint-Étienne, dite l’A.S.S.E.', 'ass'],
    ['455 euros', 'ass'],
    ['therapist', 'rapist'],
    ['député', 'pute'],
    ['dispute', 'pute'],
    ['Pénétrer', 'pene'],
    ['il a été agréée et créée', 'cree'],
    ['nous sommes en mai', 'mal'],
    ['MAI 1968', 'mal'],
    ['t’as le temps', 'tasle'],
  ])('lets « %s » pass a list with « %s »', (text, word) => {
    expect(caught(text, [word])).toEqual([]);
  });

  it.each([
    ['god', 'good'],
    ['good', 'god'],
    ['poster', 'posster'],
    ['conard', 'connard'],
    ['connard', 'conard'],
    ['ane', 'anne'],
  ])('tells « %s » from « %s »', (text, word) => {
    expect(caught(text, [word])).toEqual([]);
    expect(caught(text, [text])).toEqual([text]);
  });

  it.each(['connard', 'conard'])('takes a stretched word for « %s »', (word) => {
    expect(caught('Quel connnnnaaard', [word])).toEqual(['connnnnaaard']);
  });

  it('takes two letters for two, not for one, in a word that is stretched elsewhere', () => {
    expect(caught('connarrrrd', ['conard'])).toEqual([]);
    expect(caught('connarrrrd', ['connard'])).toEqual(['connarrrrd']);
  });

  it.each([
    ['by a hyphen', 'espèce de con-nard', 'con-nard'],
    ['by stars', 'm*er*de alors', 'm*er*de'],
    ['within an address', 'sal.ope', 'sal.ope'],
  ])('finds a longer word broken %s', (_, text, place) => {
    expect(caught(text, ['connard', 'merde', 'salope'])).toEqual([place]);
  });

  it.each([
    ['across spaces, line ends and punctuation', 'Fils  de\nPUTE !', 'Fils  de\nPUTE'],
    ['with hyphens', 'fils-de-pute', 'fils-de-pute'],
    ['spelled out', 'f i l s d e p u t e', 'f i l s d e p u t e'],
    ['with other faults', 'FIL$ de putttte', 'FIL$ de putttte'],
  ])('finds a phrase %s', (_, text, place) => {
    expect(caught(text, ['fils de pute'])).toEqual([place]);
  });

  it('tells the phrase rather than its first word, and other words within it', () => {
    expect(caught('fils de pute', ['fils', 'fils de pute', 'pute'])).toEqual(['fils de pute', 'pute']);
  });

  it('does not find a phrase with a word missing or between', () => {
    expect(caught('fils pute, fils de la pute', ['fils de pute'])).toEqual([]);
  });

  it('finds an entry that is written with symbols or digits, and nothing shorter', () => {
    expect(caught('a a$$ ass 1488 11488', ['a$$', '1488'])).toEqual(['a$$', 'ass', '1488']);
  });

  it('finds nothing for entries without a letter or digit', () => {
    expect(caught('!!! ... 🐒', ['!!!', '…', '🐒', ''])).toEqual([]);
  });

  it('finds words in scripts other than Latin', () => {
    expect(caught('Ты ДУРАК и ...', ['дурак'])).toEqual(['ДУРАК']);
    expect(caught('يا حِمَار', ['حمار'])).toEqual(['حِمَار']);
  });

  describe('with allowed entries', () => {
    it('clears a word where an allowed phrase covers it, and only there', () => {
      expect(caught('Chili con carne, pauvre con', ['con'], ['con carne'])).toEqual(['con']);
      expect(findWords('Chili con carne, pauvre con', compile({ banned: ['con'], allowed: ['con carne'] }))).toEqual([
        { start: 24, end: 27, list: 'banned', word: 'con' },
      ]);
    });

    it('does not clear a phrase that reaches beyond the allowed one', () => {
      expect(caught('con carne pourrie', ['con carne pourrie'], ['con carne'])).toEqual(['con carne pourrie']);
    });

    it('clears a word that stands in both lists', () => {
      expect(caught('con', ['con'], ['con'])).toEqual([]);
    });

    it('clears watched words as well', () => {
      const words = compile({ watched: ['vaccin'], allowed: ['vaccin antigrippe'] });
      expect(findWords('Le vaccin antigrippe', words)).toEqual([]);
    });
  });

  it('finds what a plain comparison of words finds', () => {
    const letter = fc.constantFrom('a', 'b', 'c');
    // At most two of a letter in a row and no word of one letter: what follows knows neither stretching nor spelling out.
    const word = fc
      .array(letter, { minLength: 2, maxLength: 5 })
      .map((letters) => letters.join(''))
      .filter((text) => !/(.)\1\1/.test(text));
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 20 }), fc.array(word, { maxLength: 30 }), (entries, text) => {
        const banned = new Set(entries.map((words) => words.join(' ')));
        // A phrase has at most three words; the longest that begins at a word counts.
        const expected = text.flatMap((_, at) => {
          const starts = text.slice(0, at).reduce((sum, { length }) => sum + length + 1, 0);
          const phrases = [3, 2, 1]
            .filter((size) => at + size <= text.length)
            .map((size) => text.slice(at, at + size).join(' '));
          const longest = phrases.find((candidate) => banned.has(candidate));
          return longest === undefined ? [] : [`${starts} ${longest}`];
        });
        const found = findWords(text.join(' '), compile({ banned: [...banned] })).map(
          ({ start, word }) => `${start} ${word}`,
        );
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 500 },
    );
  });

  it('marks within the body, and exactly the word: the marked text alone is the word again', () => {
    const entries = ['con', 'connard', 'fils de pute', 'salope', 'député', 'a$$', 'ass'];
    const words = compile({ banned: entries });
    const noise = ['nnnn', 'sa1ope', '𝐜', ...Array.from('CoN01$  .-’!\u200b\u0301œсо💩\n')];
    const piece = fc.constantFrom(...entries, ...noise);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end, word } of findWords(text, words)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          const marked = text.slice(start, end);
          expect(findWords(marked, words)).toContainEqual({ start: 0, end: marked.length, list: 'banned', word });
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('compileWords', () => {
  it('refuses lists and entries beyond the bounds', () => {
    expect(() => compile({ banned: Array.from({ length: MAX_WORDS_PER_LIST + 1 }, (_, at) => `w${at}`) })).toThrow(
      RangeError,
    );
    expect(() => compile({ watched: ['x'.repeat(MAX_WORD_LENGTH + 1)] })).toThrow(RangeError);
  });

  it('takes full lists', () => {
    const entry = (at: number): string => `entry ${at.toString(36)} `.padEnd(MAX_WORD_LENGTH, 'xyz');
    const full = Array.from({ length: MAX_WORDS_PER_LIST }, (_, at) => entry(at));
    const words = compile({ banned: full });
    expect(findWords(`so: ${entry(4321)}!`, words)).toHaveLength(1);
  });
});
