import { latinLookalike, negativeLetter } from '../common/confusables.js';
import type { Substitutions } from './leet.js';

/**
 * What is between two words of a key: SPACE for anything with white space in it, APOSTROPHE for one apostrophe alone (an
 * elision: « l'un »), TIGHT for other punctuation and symbols (« c.o.n », « sous-marin »).
 */
export const SPACE = ' ';
export const TIGHT = '.';
export const APOSTROPHE = "'";

/**
 * Longest key, in UTF-16 units. One character may fold to eighteen (U+FDFA), so that the longest comment could take a third of a second; ordinary
 * text hardly grows. What does not fit is not looked at: the form rule rejects such a text.
 */
export const MAX_KEY_LENGTH = 10_000;

export interface Folded {
  /** Lower-case letters and digits, with one gap character between words and none at the ends. */
  key: string;
  /** For each UTF-16 unit of the key, where its source begins and ends in the text. */
  starts: number[];
  ends: number[];
  /** For each unit, the accents that were taken off it: « éée » is no stretched e. */
  accents: string[];
  /** Whether the whole text is in the key; see MAX_KEY_LENGTH. */
  whole: boolean;
}

interface Glyph {
  /** Folded letters or one gap character; empty for what is invisible. */
  key: string;
  accents: string;
}

const WORD = /[\p{L}\p{N}\p{M}]/u;
const WHITE_SPACE = /\s/u;
const APOSTROPHES = /['\u2018\u2019\u02bc]/u;
/** Invisible, or a mere stretching of the line (the Arabic tatweel). */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u0640]/u;
const MARK = /\p{M}/u;
/** Scripts whose marks are accents or optional vowels. In others, such as Devanagari, marks are letters and stay. */
const ACCENTED_SCRIPT =
  /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Inherited}]/u;

export function isGap(char: string): boolean {
  return char === SPACE || char === TIGHT || char === APOSTROPHE;
}

function foldLetter(char: string): Glyph {
  let key = '';
  let accents = '';
  for (const part of ACCENTED_SCRIPT.test(char) ? char.normalize('NFD') : char) {
    if (MARK.test(part) && ACCENTED_SCRIPT.test(part)) accents += part;
    else key += latinLookalike(part);
  }
  return { key, accents };
}

function foldChar(char: string): Glyph[] {
  const negative = negativeLetter(char.codePointAt(0) ?? 0);
  if (negative !== undefined) return [{ key: negative, accents: '' }];
  const glyphs: Glyph[] = [];
  for (const part of char.normalize('NFKC').toLowerCase()) {
    if (INVISIBLE.test(part)) continue;
    if (WORD.test(part)) glyphs.push(foldLetter(part));
    else if (WHITE_SPACE.test(part)) glyphs.push({ key: SPACE, accents: '' });
    else glyphs.push({ key: APOSTROPHES.test(part) ? APOSTROPHE : TIGHT, accents: '' });
  }
  return glyphs;
}

/** Folding of the characters of everyday text, worked out once. */
const COMMON = Array.from({ length: 0x250 }, (_, codePoint) => foldChar(String.fromCodePoint(codePoint)));

function glyphsOf(char: string, rare: Map<string, Glyph[]>): Glyph[] {
  const known = COMMON[char.codePointAt(0) ?? 0] ?? rare.get(char);
  if (known) return known;
  const glyphs = foldChar(char);
  rare.set(char, glyphs);
  return glyphs;
}

function widerGap(gap: string, next: string): string {
  if (gap === '') return next;
  return gap === SPACE || next === SPACE ? SPACE : TIGHT;
}

/**
 * The matching key of a text: without case, accents, width, look-alike letters, zero-width characters and the difference
 * between kinds of punctuation, and with the way back to the text. Repeated letters stay; the matcher weighs them (see
 * words.ts). Folding a key gives the same key. Time is linear in the text.
 */
export function fold(text: string, substitutions?: Substitutions): Folded {
  const key: string[] = [];
  const rare = new Map<string, Glyph[]>();
  const folded: Folded = { key: '', starts: [], ends: [], accents: [], whole: true };
  const push = (unit: string, start: number, end: number, accents: string): void => {
    key.push(unit);
    folded.starts.push(start);
    folded.ends.push(end);
    folded.accents.push(accents);
  };
  let gap = '';
  let gapStart = 0;
  let gapEnd = 0;
  let start = 0;
  for (const char of text) {
    if (key.length > MAX_KEY_LENGTH) {
      folded.whole = false;
      break;
    }
    const end = start + char.length;
    const letter = substitutions?.get(start);
    const glyphs = letter === undefined ? glyphsOf(char, rare) : [{ key: letter, accents: '' }];
    for (const glyph of glyphs) {
      if (isGap(glyph.key)) {
        if (gap === '') gapStart = start;
        // Not where the next letter begins: « ¼ » brings its gap and both its figures in one character.
        gapEnd = end;
        gap = widerGap(gap, glyph.key);
      } else if (glyph.key === '') {
        // A lone accent belongs to the letter before it, so that a span never parts the two.
        if (gap === '' && key.length > 0) {
          folded.ends[key.length - 1] = end;
          folded.accents[key.length - 1] += glyph.accents;
        }
      } else {
        if (gap !== '' && key.length > 0) push(gap, gapStart, gapEnd, '');
        gap = '';
        for (let at = 0; at < glyph.key.length; at += 1) push(glyph.key.charAt(at), start, end, glyph.accents);
      }
    }
    start = end;
  }
  folded.key = key.join('');
  return folded;
}
