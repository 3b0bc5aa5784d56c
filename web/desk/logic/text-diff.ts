import { diffWordsWithSpace } from 'diff';

/** A run of words that both texts have, or only the older or the newer one. */
export interface Change {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Texts that differ in more words than this are shown as replaced whole: finding out would cost more than it tells. */
const MOST_CHANGES = 500;

/** What became of a text, word by word: as few words as possible are called changed. */
export function textDiff(before: string, after: string): Change[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_CHANGES }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
