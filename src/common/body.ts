/**
 * Marks that may stack on one letter. Pointed Hebrew with cantillation needs five, Burmese and Tibetan four, Arabic and
 * Hindi three; a stack meant to run over neighbouring lines needs many more.
 */
export const MAX_MARKS_PER_LETTER = 5;

/**
 * Bound of a run of marks, whose canonical ordering is quadratic: that of the Stream-Safe Text Format (Unicode
 * Annex 15), beyond any orthography.
 */
const MAX_MARKS_BEFORE_COMPOSING = 30;

/** Zero-width characters in a row. An emoji sequence needs two (a variation selector is a mark, then one joiner). */
const MAX_ZERO_WIDTH_IN_A_ROW = 2;

/** « Two blank lines » is three line breaks. */
const MAX_BLANK_LINES = 2;

/** A subdivision flag (Scotland) is a black flag, five letter tags and a closing one. */
const BLACK_FLAG = 0x1f3f4;
const MAX_FLAG_TAGS = 7;

const STACKING_MARK = /[\p{Mn}\p{Me}]/u;
/** Spacing vowel signs stand beside their letter: they neither stack nor begin a new letter. */
const SPACING_MARK = /\p{Mc}/u;
const BLANK = /[\s\p{Default_Ignorable_Code_Point}]/u;

/** Line breaks, including the vertical tab, form feed, NEL and the Unicode separators. CR is handled with its LF. */
const LINE_BREAK = /[\n\v\f\u0085\u2028\u2029]/u;

/**
 * What PostgreSQL does not store, nobody sees, or turns the neighbours’ direction around. Plain direction marks
 * (LRM, RLM, ALM) concern themselves alone and stay.
 */
const DROPPED =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- the point of the class
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]/u;

/** Joiners, direction marks, soft hyphen, word joiner and invisible operators. */
const ZERO_WIDTH = /[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2065]/u;

function isTag(codePoint: number): boolean {
  return codePoint >= 0xe0000 && codePoint <= 0xe007f;
}

/** Maps line breaks and tabs, drops what may not be stored, and bounds marks so that composing takes linear time. */
function clean(text: string): string {
  const out: string[] = [];
  let marks = 0;
  let flagTags = MAX_FLAG_TAGS;
  let previous = '';
  for (const char of text) {
    const afterReturn = previous === '\r';
    previous = char;
    const codePoint = char.codePointAt(0) ?? 0;
    if (isTag(codePoint)) {
      // Tags outside a flag are invisible text, good only for smuggling.
      if (flagTags < MAX_FLAG_TAGS) out.push(char);
      flagTags += 1;
      continue;
    }
    if (codePoint < 0x80 && codePoint >= 0x20 && codePoint !== 0x7f) {
      out.push(char);
    } else if (LINE_BREAK.test(char) || char === '\r') {
      if (!(char === '\n' && afterReturn)) out.push('\n');
    } else if (char === '\t') {
      out.push(' ');
    } else if (DROPPED.test(char)) {
      continue;
    } else if (STACKING_MARK.test(char) || SPACING_MARK.test(char)) {
      marks += 1;
      if (marks <= MAX_MARKS_BEFORE_COMPOSING) out.push(char);
      continue;
    } else {
      out.push(char);
      if (ZERO_WIDTH.test(char)) continue;
    }
    marks = 0;
    flagTags = codePoint === BLACK_FLAG ? 0 : MAX_FLAG_TAGS;
  }
  return out.join('');
}

/** Bounds stacked marks and rows of zero-width characters. A zero-width character does not begin a new letter. */
function boundInvisible(text: string): string {
  const out: string[] = [];
  let marks = 0;
  let zeroWidth = 0;
  for (const char of text) {
    if (STACKING_MARK.test(char)) {
      marks += 1;
      if (marks > MAX_MARKS_PER_LETTER) continue;
      zeroWidth = 0;
    } else if (ZERO_WIDTH.test(char)) {
      zeroWidth += 1;
      if (zeroWidth > MAX_ZERO_WIDTH_IN_A_ROW) continue;
    } else {
      zeroWidth = 0;
      if (!SPACING_MARK.test(char)) marks = 0;
    }
    out.push(char);
  }
  return out.join('');
}

function isBlank(line: string): boolean {
  for (const char of line) if (!BLANK.test(char)) return false;
  return true;
}

/** Drops spaces at the ends of lines and the blank lines beyond MAX_BLANK_LINES; a line of invisible characters is blank. */
function tidyLines(text: string): string {
  const lines: string[] = [];
  let blank = 0;
  for (const line of text.split('\n')) {
    const empty = isBlank(line);
    blank = empty ? blank + 1 : 0;
    if (blank <= MAX_BLANK_LINES) lines.push(empty ? '' : line.trimEnd());
  }
  return lines.join('\n').trim();
}

/**
 * The text of a comment as it is stored: NFC, LF line ends, no control or bidirectional formatting characters, bounded
 * marks and invisible characters, trimmed. What a writer of Vietnamese, Arabic, Hindi or emoji typed comes out as it
 * was. Time is linear in the input; applying it again changes nothing.
 */
export function normaliseBody(text: string): string {
  return tidyLines(boundInvisible(clean(text).normalize('NFC')));
}
