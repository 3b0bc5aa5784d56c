/** A run of words that both texts have, or only the older or the newer one. */
export interface Change {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Texts with more words than this are shown as replaced whole: the table would cost more than it tells. */
const MOST_WORDS = 3_000;

const WORDS = /\s+|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu;

/** What became of a text, word by word: as few words as possible are called changed. */
export function textDiff(before: string, after: string): Change[] {
  const old = before.match(WORDS) ?? [];
  const now = after.match(WORDS) ?? [];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const changes: Change[] = [];
  const push = (kind: Change['kind'], text: string): void => {
    const last = changes.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else changes.push({ kind, text });
  };
  push('same', old.slice(0, head).join(''));
  middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail), push);
  push('same', tail > 0 ? old.slice(-tail).join('') : '');
  return changes;
}

/** The longest common subsequence, read from the front. */
function middle(old: string[], now: string[], push: (kind: Change['kind'], text: string) => void): void {
  if (old.length > MOST_WORDS || now.length > MOST_WORDS || old.length === 0 || now.length === 0) {
    push('removed', old.join(''));
    push('added', now.join(''));
    return;
  }
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      push('same', old[i] ?? '');
      i += 1;
      j += 1;
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      push('removed', old[i] ?? '');
      i += 1;
    } else {
      push('added', now[j] ?? '');
      j += 1;
    }
  }
}
