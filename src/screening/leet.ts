/** Letter offsets (UTF-16, in the text) that are to be read as another letter. */
export type Substitutions = ReadonlyMap<number, string>;

const DIGITS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g' };
const SYMBOLS: Readonly<Record<string, string>> = {
  '@': 'a',
  $: 's',
  '€': 'e',
  '§': 's',
  '¢': 'c',
  '!': 'i',
  '|': 'i',
};

/** Could be an i or an l: « sa1ope », « d1able ». Each makes a reading of its own. */
const I_OR_L = new Set(['1', '!', '|']);
/** End of sentence or separator rather than letter, unless another letter follows. */
const INNER_ONLY = new Set(['!', '|']);

const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;
const LOWER = /\p{Ll}/u;
const JOINING = /[\p{M}\p{Default_Ignorable_Code_Point}]/u;

interface Candidate {
  offset: number;
  char: string;
  digit: boolean;
  /** A letter or digit comes right after it. */
  inner: boolean;
}

/** One run of letters, digits and letter-like symbols. */
class Chunk {
  private letters = 0;
  private digits = 0;
  private readonly candidates: Candidate[] = [];
  private readonly capitalI: number[] = [];
  private previous = '';

  add(char: string, offset: number): void {
    const last = this.candidates.at(-1);
    if (LETTER.test(char)) {
      if (char === 'I' && LOWER.test(this.previous)) this.capitalI.push(offset);
      this.letters += 1;
    } else {
      const digit = DIGIT.test(char);
      if (digit) this.digits += 1;
      if (digit ? Object.hasOwn(DIGITS, char) : Object.hasOwn(SYMBOLS, char)) {
        this.candidates.push({ offset, char, digit, inner: false });
      }
    }
    if (last?.char === this.previous && !Object.hasOwn(SYMBOLS, char)) last.inner = true;
    this.previous = char;
  }

  /**
   * Numbers stay numbers: digits are letters only where real letters are at least as many (« c0nn4rd », not « A55 », « 1930 »
   * or « 455 euros »), and nothing is a letter where there is none.
   */
  writeTo(asI: Map<number, string>, asL: Map<number, string>): void {
    if (this.letters === 0) return;
    for (const { offset, char, digit, inner } of this.candidates) {
      if (digit ? this.digits > this.letters : INNER_ONLY.has(char) && !inner) continue;
      const letter = (digit ? DIGITS[char] : SYMBOLS[char]) ?? char;
      asI.set(offset, letter);
      asL.set(offset, I_OR_L.has(char) ? 'l' : letter);
    }
    for (const offset of this.capitalI) asL.set(offset, 'l');
  }
}

function sameReading(one: Substitutions, other: Substitutions): boolean {
  return one.size === other.size && [...one].every(([offset, letter]) => other.get(offset) === letter);
}

/**
 * The ways to read digits and symbols as letters, beside the plain reading: none, one, or two where « 1 », « ! »,
 * « | » may be i or l (as in « saIope », with a capital i). Linear in the text.
 */
export function leetReadings(text: string): Substitutions[] {
  const asI = new Map<number, string>();
  const asL = new Map<number, string>();
  let chunk = new Chunk();
  let offset = 0;
  for (const char of text) {
    const plain = char > '\u007f' ? char.normalize('NFKC') : char;
    if (LETTER.test(plain) || DIGIT.test(plain) || Object.hasOwn(SYMBOLS, plain)) {
      chunk.add(plain, offset);
    } else if (!JOINING.test(char)) {
      chunk.writeTo(asI, asL);
      chunk = new Chunk();
    }
    offset += char.length;
  }
  chunk.writeTo(asI, asL);
  return [asI, asL].filter((reading, at) => reading.size > 0 && (at === 0 || !sameReading(asI, asL)));
}
