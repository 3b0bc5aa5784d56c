import type { Rule } from '../rule.js';
import type { Span } from '../verdict.js';

/** Fewer capitals are an acronym, an initial or one stressed word. */
export const MIN_SHOUTED_LETTERS = 20;
/** A title in capitals within a longer text is not shouting; half of the text is. */
export const MIN_SHOUTED_SHARE = 0.5;
/** « La SNCF, la RATP » are acronyms among words; three words in a row in capitals are a shouted phrase. */
const MIN_SHOUTED_WORDS = 3;

const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;

interface Word extends Span {
  upper: number;
  lower: number;
}

/** The words that have any letter with a case, and how many of each; marks, digits and other scripts count for nothing. */
function casedWords(body: string): Word[] {
  const words: Word[] = [];
  let word: Word | undefined;
  let offset = 0;
  for (const char of body) {
    const end = offset + char.length;
    if (WORD.test(char)) {
      word ??= { start: offset, end, upper: 0, lower: 0 };
      word.end = end;
      if (UPPER.test(char)) word.upper += 1;
      if (LOWER.test(char)) word.lower += 1;
    } else if (word) {
      words.push(word);
      word = undefined;
    }
    offset = end;
  }
  if (word) words.push(word);
  return words.filter(({ upper, lower }) => upper + lower > 0);
}

/** Rows of words in capitals that are long enough to be a phrase, or one endless word. */
function shoutedRows(words: readonly Word[]): Word[] {
  const rows: Word[] = [];
  let row: Word[] = [];
  const close = (): void => {
    const [first] = row;
    const upper = row.reduce((sum, word) => sum + word.upper, 0);
    if (first && (row.length >= MIN_SHOUTED_WORDS || upper >= MIN_SHOUTED_LETTERS)) {
      rows.push({ start: first.start, end: row.at(-1)?.end ?? first.end, upper, lower: 0 });
    }
    row = [];
  };
  for (const word of words) {
    if (word.lower > 0) close();
    else row.push(word);
  }
  close();
  return rows;
}

/** Written mostly in capitals. */
export const capitalsRule: Rule = {
  name: 'capitals',
  check({ body }) {
    const words = casedWords(body);
    const rows = shoutedRows(words);
    const shouted = rows.reduce((sum, { upper }) => sum + upper, 0);
    const letters = words.reduce((sum, { upper, lower }) => sum + upper + lower, 0);
    if (shouted < MIN_SHOUTED_LETTERS || shouted < letters * MIN_SHOUTED_SHARE) return null;
    const spans = rows.map(({ start, end }) => ({ start, end }));
    return { outcome: 'hold', code: 'capitals', message: `${shouted} of ${letters} letters are shouted`, spans };
  },
};
