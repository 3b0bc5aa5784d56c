import { APOSTROPHE, type Folded, SPACE, isGap } from './fold.js';

/** One letter with its repetitions; a gap is a run of its own, written as SPACE. */
export interface Run {
  letter: string;
  count: number;
  /** Drawn out on purpose (« connnnard »): stands for the letter once, twice or more. */
  stretched: boolean;
  /** First and last unit in the key. */
  first: number;
  last: number;
  /** A word may begin or end here. */
  opens: boolean;
  closes: boolean;
}

/**
 * A way to string the letters of a text together:
 * - `words`: as written, with gaps;
 * - `broken`: words joined across punctuation (« con-nard », « mer.de »), not across apostrophes, which are elisions;
 * - `dotted`: single letters joined across punctuation (« c.o.n »);
 * - `spaced`: single letters joined across white space (« c o n »).
 */
export interface Strand {
  kind: 'words' | 'broken' | 'dotted' | 'spaced';
  runs: Run[];
}

/** No French or English word has a letter three times in a row, but accents may hide it: « créée » folds to three e. */
const STRETCHED_SAME = 3;
const STRETCHED_ANY = 4;

/** Two single letters side by side are ordinary French (« il y a », « a-t-il »), three are spelled out. */
const MIN_SINGLES = 3;

function runsOf(folded: Folded, units: Iterable<number>): Run[] {
  const { key, accents } = folded;
  const runs: Run[] = [];
  let run: Run | undefined;
  let same = 0;
  for (const unit of units) {
    const letter = key.charAt(unit);
    const gap = isGap(letter);
    if (run && run.letter === letter && !gap) {
      same = accents[unit] === accents[run.last] ? same + 1 : 1;
      run.count += 1;
      run.stretched ||= same >= STRETCHED_SAME || run.count >= STRETCHED_ANY;
      run.last = unit;
    } else {
      same = 1;
      const opens = !gap && (unit === 0 || isGap(key.charAt(unit - 1)));
      run = { letter: gap ? SPACE : letter, count: 1, stretched: false, first: unit, last: unit, opens, closes: false };
      runs.push(run);
    }
    run.closes = !gap && (unit === key.length - 1 || isGap(key.charAt(unit + 1)));
  }
  return runs;
}

interface Piece {
  first: number;
  last: number;
  /** The gap before it; empty for the first word. */
  gap: string;
}

function piecesOf(key: string): Piece[] {
  const pieces: Piece[] = [];
  let first = 0;
  let gap = '';
  for (let unit = 0; unit <= key.length; unit += 1) {
    if (unit < key.length && !isGap(key.charAt(unit))) continue;
    if (unit > first) pieces.push({ first, last: unit - 1, gap });
    gap = key.charAt(unit);
    first = unit + 1;
  }
  return pieces;
}

/** Chains of at least `min` pieces in which `links` accepts each neighbour. */
function chains(pieces: readonly Piece[], min: number, links: (one: Piece, next: Piece) => boolean): Piece[][] {
  const found: Piece[][] = [];
  let chain: Piece[] = [];
  for (const piece of pieces) {
    const last = chain.at(-1);
    if (last && !links(last, piece)) {
      found.push(chain);
      chain = [];
    }
    chain.push(piece);
  }
  return [...found, chain].filter(({ length }) => length >= min);
}

function* unitsOf(pieces: readonly Piece[]): Generator<number> {
  for (const { first, last } of pieces) for (let unit = first; unit <= last; unit += 1) yield unit;
}

const single = ({ first, last }: Piece): boolean => first === last;

/** The text as written, in runs of letters and gaps. */
export function wordRuns(folded: Folded): Run[] {
  return runsOf(folded, folded.accents.keys());
}

/** All letters of the text in runs, as if nothing stood between its words. */
export function joinedRuns(folded: Folded): Run[] {
  return runsOf(folded, unitsOf(piecesOf(folded.key)));
}

/** Every way to string a text together. Each letter is in at most four strands, so time is linear in the key. */
export function strandsOf(folded: Folded): Strand[] {
  const pieces = piecesOf(folded.key);
  const joined = (kind: Strand['kind'], min: number, links: (one: Piece, next: Piece) => boolean): Strand[] =>
    chains(pieces, min, links).map((chain) => ({ kind, runs: runsOf(folded, unitsOf(chain)) }));
  return [
    { kind: 'words', runs: wordRuns(folded) },
    ...joined('broken', 2, (_, next) => next.gap !== SPACE && next.gap !== APOSTROPHE),
    ...joined('dotted', MIN_SINGLES, (one, next) => single(one) && single(next) && next.gap !== SPACE),
    ...joined('spaced', MIN_SINGLES, (one, next) => single(one) && single(next) && next.gap === SPACE),
  ];
}
