import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from './any-text.fixture.js';
import { MAX_MARKS_PER_LETTER, normaliseBody } from './body.js';

describe('normaliseBody', () => {
  it.each([
    ['composes accents', 'e\u0301te\u0301', 'été'],
    ['makes one line end of CR LF, CR, NEL and the Unicode separators', 'a\r\nb\rc\u0085d\u2028e', 'a\nb\nc\nd\ne'],
    ['turns a tab into a space', 'a\tb', 'a b'],
    ['drops control characters', 'a\u0000b\u0007c\u001bd\u007fe\u009ff', 'abcdef'],
    ['drops lone surrogates', 'a\ud800b\udc00c', 'abc'],
    ['drops bidirectional overrides and isolates', '\u202eab\u202c \u2067c\u2069', 'ab c'],
    ['composes across a dropped character', 'e\u202a\u0301', 'é'],
    ['drops byte order marks and noncharacters', '\ufeffa\ufffeb', 'ab'],
    ['trims the text and the ends of its lines', '  \n a  \n b \n\n', 'a\n b'],
    ['keeps two blank lines', 'a\n\n\nb', 'a\n\n\nb'],
    ['collapses more blank lines to two', 'a\n\n\n\n\n\nb', 'a\n\n\nb'],
    ['takes lines of invisible characters for blank ones', 'a\n \n\u200b\n\u3164\n\u00a0\nb', 'a\n\n\nb'],
    ['empties a text of invisible characters', ' \u200b\u2060\n\u200f ', ''],
    ['bounds zero-width characters in a row', 'a\u200b\u200b\u200b\u200bb', 'a\u200b\u200bb'],
    ['drops hidden tag characters', 'a\u{e0068}\u{e0069}b', 'ab'],
  ])('%s', (_, typed, stored) => {
    expect(normaliseBody(typed)).toBe(stored);
  });

  it.each([
    ['French', 'Où est passé le « bœuf » de l’été ? — Là-bas, à Noël…'],
    ['Vietnamese', 'Tiếng Việt: những người đã từng ở đây'],
    ['Arabic with all its vowel signs', 'بِسْمِ ٱللَّٰهِ ٱلرَّحْمَٰنِ'],
    ['Hebrew with points', 'בְּרֵאשִׁית בָּרָא'],
    ['Hindi', 'हिन्दी में क्षत्रिय ज़िंदगी'.normalize('NFC')],
    ['Persian with its non-joiners', 'می‌خواهم'],
    ['Thai', 'ที่นี่ น้ำใจ'],
    ['Burmese', 'ကျွန်ုပ် ဖြိုးဖြိုး ညွှန်ကြား'],
    ['Tibetan', 'བསྒྲུབས'],
    ['Korean and Japanese', '한국어 がぎぐ'],
    ['joined emoji', '👩‍👩‍👧‍👦 👁️‍🗨️ 🏳️‍🌈 👍🏽 1️⃣ ❤️'],
    ['a flag made of tags', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 !'],
    ['a direction mark after Arabic punctuation', 'مرحبا!\u200f (OK)'],
  ])('leaves %s as it was typed', (_, text) => {
    expect(normaliseBody(text)).toBe(text);
  });

  it('bounds the marks on a letter, also around joiners', () => {
    const storm = normaliseBody(`H${'\u0335\u200d'.repeat(40)}e${'\u0301\u0323'.repeat(500)}llo`);
    expect(storm.match(/\p{M}/gu)?.length).toBeLessThanOrEqual(2 * MAX_MARKS_PER_LETTER);
    expect(
      storm
        .replace(/[\p{M}\u200d]/gu, '')
        .normalize('NFD')
        .replace(/\p{M}/gu, ''),
    ).toBe('Hello');
  });

  it('changes nothing the second time', () => {
    const invisible = Array.from('\r\n\t \u200b\u200d\ufe0f\u0301\u0323\u0344\u202e\ufeff\ud800');
    const composing = Array.from('eß\u0915\u093c\u09c7\u09be\u1100\u1161\u3164\u{e0067}🏴');
    const hostile = fc.constantFrom(...invisible, ...composing);
    const text = fc.oneof(
      anyText(),
      fc.array(hostile, { maxLength: 80 }).map((chars) => chars.join('')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const once = normaliseBody(typed);
        expect(normaliseBody(once)).toBe(once);
        expect(once).toBe(once.normalize('NFC'));
        expect(once).not.toMatch(/\p{Cs}/u);
      }),
      { numRuns: 1000 },
    );
  });
});
