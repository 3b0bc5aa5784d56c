import { SPACE, fold } from './fold.js';
import { leetReadings } from './leet.js';
import { type Run, type Strand, joinedRuns, strandsOf, wordRuns } from './strand.js';
import type { Span } from './verdict.js';
import { type WordEntry, type WordListName, WordTrie } from './word-trie.js';

/** Bounds of each list and of one entry, in UTF-16 units: they bound the memory of a compiled list and the time of one look at a text. */
export const MAX_WORDS_PER_LIST = 5000;
export const MAX_WORD_LENGTH = 100;

/** Shorter words come about by chance where single letters follow one another (« y a à », « e.g. »). */
const SPELLED_MIN_LETTERS = 3;
/** Shorter words come about by chance across a hyphen or a full stop without its space. */
const BROKEN_MIN_LETTERS = 5;

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Words and phrases as a newsroom writes them; an `allowed` one clears what it covers: « con carne », « Scunthorpe ». */
export type WordLists = Readonly<Record<WordListName, readonly string[]>>;

/** Word lists ready for matching. Compile them once per change: it takes some milliseconds per thousand entries. */
export interface CompiledWords {
  /** Entries by their letters and gaps, and by their letters alone. */
  phrases: WordTrie;
  joined: WordTrie;
}

export interface WordMatch extends Span {
  list: WordListName;
  /** The entry as the newsroom wrote it. */
  word: string;
}

/** The keys of an entry: itself, or its letter readings when it is written with symbols (« a$$ » must not become « a »). */
function keysOf(word: string) {
  const symbolic = leetReadings(word).filter((reading) =>
    [...reading.keys()].some((offset) => !LETTER_OR_DIGIT.test(word.charAt(offset))),
  );
  return symbolic.length > 0 ? symbolic.map((reading) => fold(word, reading)) : [fold(word)];
}

function insert(trie: WordTrie, list: WordListName, word: string, runs: readonly Run[]): void {
  const counts = runs.map(({ count }) => count);
  const letters = runs.reduce((sum, { letter, count }) => sum + (letter === SPACE ? 0 : count), 0);
  trie.insert(
    runs.map(({ letter }) => letter),
    { list, word, counts, letters },
  );
}

/**
 * Compiles a site's lists. Entries match literally and as whole words, on the folded key; an entry without any letter or
 * digit never matches. Throws a RangeError beyond MAX_WORDS_PER_LIST or MAX_WORD_LENGTH.
 */
export function compileWords(lists: WordLists): CompiledWords {
  const words: CompiledWords = { phrases: new WordTrie(), joined: new WordTrie() };
  for (const list of ['banned', 'watched', 'allowed'] as const) {
    if (lists[list].length > MAX_WORDS_PER_LIST) {
      throw new RangeError(
        `A word list has at most ${MAX_WORDS_PER_LIST} entries; “${list}” has ${lists[list].length}.`,
      );
    }
    for (const word of new Set(lists[list])) {
      if (word.length > MAX_WORD_LENGTH) {
        throw new RangeError(`An entry of a word list has at most ${MAX_WORD_LENGTH} characters.`);
      }
      for (const folded of keysOf(word)) {
        if (folded.key === '') continue;
        insert(words.phrases, list, word, wordRuns(folded));
        insert(words.joined, list, word, joinedRuns(folded));
      }
    }
  }
  return words;
}

/**
 * Whether the runs spell the entry. Doubled letters count (« god », « good »); a stretched run (« goood ») stands
 * for any shorter one.
 */
function sameLetters(runs: readonly Run[], from: number, entry: WordEntry): boolean {
  return entry.counts.every((count, at) => {
    const run = runs[from + at];
    return run !== undefined && (run.count === count || (run.stretched && run.count > count));
  });
}

/** Whether a strand of this kind may hold an entry; see BROKEN_MIN_LETTERS and SPELLED_MIN_LETTERS. */
function plausible(kind: Strand['kind'], { letters }: WordEntry, crossesGap: boolean, whole: boolean): boolean {
  if (kind === 'words') return true;
  if (kind === 'broken') return letters >= BROKEN_MIN_LETTERS && crossesGap;
  // « A.S.S.E. » is an acronym, not a word and a letter more.
  return letters >= SPELLED_MIN_LETTERS && (kind === 'spaced' || whole);
}

interface RunMatch {
  entry: WordEntry;
  from: Run;
  to: Run;
}

/** The matches that begin with one run: of each list, those that reach furthest. A walk is no longer than the longest entry. */
function matchesAt({ kind, runs }: Strand, start: number, from: Run, trie: WordTrie): RunMatch[] {
  let longest: RunMatch[] = [];
  let node: number | undefined = WordTrie.ROOT;
  let crossesGap = false;
  for (let at = start; at < runs.length; at += 1) {
    const to = runs[at];
    if (to) node = trie.next(node, to.letter);
    if (!to || node === undefined) break;
    crossesGap ||= (to.opens && at > start) || to.last - to.first >= to.count;
    if (!to.closes) continue;
    const whole = start === 0 && at === runs.length - 1;
    const entries = trie
      .at(node)
      .filter((entry) => sameLetters(runs, start, entry) && plausible(kind, entry, crossesGap, whole));
    if (entries.length === 0) continue;
    longest = longest.filter((match) => !entries.some(({ list }) => list === match.entry.list));
    longest.push(...entries.map((entry) => ({ entry, from, to })));
  }
  return longest;
}

/** All matches in a strand, from every place where a word may begin. */
function* matchStrand(strand: Strand, trie: WordTrie): Generator<RunMatch> {
  for (const [start, from] of strand.runs.entries()) {
    if (from.opens) yield* matchesAt(strand, start, from, trie);
  }
}

/** Matches of the lists proper, without those that lie within a match of an allowed entry. Takes matches in order of start. */
function withoutAllowed(matches: readonly WordMatch[]): WordMatch[] {
  const kept: WordMatch[] = [];
  let clearedUntil = -1;
  for (const match of matches) {
    if (match.list === 'allowed') clearedUntil = Math.max(clearedUntil, match.end);
    else if (match.end > clearedUntil) kept.push(match);
  }
  return kept;
}

/**
 * Banned and watched words in a text, in order, with their places in it. Finds them under different case, accents and
 * look-alikes, as digits and symbols, stretched, spelled out or broken by punctuation. Where a phrase and its first word are both
 * listed, the phrase is told. Time is linear in the text, with the
 * longest entry as the factor.
 */
export function findWords(body: string, words: CompiledWords): WordMatch[] {
  const found = new Map<string, WordMatch>();
  for (const reading of [undefined, ...leetReadings(body)]) {
    const folded = fold(body, reading);
    for (const strand of strandsOf(folded)) {
      for (const { entry, from, to } of matchStrand(strand, strand.kind === 'words' ? words.phrases : words.joined)) {
        const start = folded.starts[from.first] ?? 0;
        const end = folded.ends[to.last] ?? body.length;
        found.set(`${start} ${end} ${entry.list} ${entry.word}`, { start, end, list: entry.list, word: entry.word });
      }
    }
  }
  const allowedFirst = (list: WordListName): number => (list === 'allowed' ? 0 : 1);
  const ordered = [...found.values()].sort(
    (a, b) => a.start - b.start || allowedFirst(a.list) - allowedFirst(b.list) || a.end - b.end,
  );
  return withoutAllowed(ordered);
}
