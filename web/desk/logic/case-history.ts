import type { HistoryEntry } from '../state/desk-messages.js';

/** The text before the last edit, where it was kept. */
export function previousBody(history: readonly Pick<HistoryEntry, 'kind' | 'body'>[]): string | null {
  const texts = history.filter(({ kind }) => kind !== 'decided');
  const last = texts.findLastIndex(({ kind }) => kind === 'edited');
  return last > 0 ? (texts[last - 1]?.body ?? null) : null;
}
