export type WordListName = 'banned' | 'watched' | 'allowed';

/** A word or phrase of a list, ready to be compared. */
export interface WordEntry {
  list: WordListName;
  /** As the newsroom wrote it. */
  word: string;
  /** How often each letter of the collapsed key comes in a row: « connard » is c1 o1 n2 a1 r1 d1. */
  counts: readonly number[];
  /** How many letters and digits it has, without its gaps. */
  letters: number;
}

/** One more than the largest UTF-16 unit: the edge from node `n` by unit `u` has the number `n * UNITS + u`. */
const UNITS = 0x10000;

/**
 * A trie over collapsed keys, its edges in one flat map: half a million letters (5,000 phrases of 100) take some tens of
 * megabytes, not the hundreds of a map per node.
 */
export class WordTrie {
  static readonly ROOT = 0;
  private readonly edges = new Map<number, number>();
  private readonly entries = new Map<number, WordEntry[]>();

  insert(letters: readonly string[], entry: WordEntry): void {
    let node = WordTrie.ROOT;
    for (const letter of letters) {
      const edge = node * UNITS + letter.charCodeAt(0);
      const next = this.edges.get(edge) ?? this.edges.size + 1;
      this.edges.set(edge, next);
      node = next;
    }
    const known = this.entries.get(node);
    if (known) known.push(entry);
    else this.entries.set(node, [entry]);
  }

  /** The node after one more letter, or undefined when no entry goes on like that. */
  next(node: number, letter: string): number | undefined {
    return this.edges.get(node * UNITS + letter.charCodeAt(0));
  }

  /** The entries that end at a node: they differ in doubled letters only. */
  at(node: number): readonly WordEntry[] {
    return this.entries.get(node) ?? [];
  }
}
