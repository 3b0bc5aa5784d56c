import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import type { Notice } from './deck.js';

/** A comment in the list. */
export interface Row {
  item: QueueItem;
  notice: Notice | null;
  /** What became of it elsewhere, shown for a moment before it leaves. */
  trace: string | null;
}

export const rowId = (row: Row): string => row.item.comment.id;

/** Who gets the focus when rows go: the next one that stays, or else the one before. */
export function heirOf(rows: readonly Row[], focused: string | null, gone: ReadonlySet<string>): string | null {
  if (focused === null || !gone.has(focused)) return focused;
  const stays = (row: Row): boolean => !gone.has(rowId(row));
  const here = rows.findIndex((row) => rowId(row) === focused);
  const heir = rows.slice(here + 1).find(stays) ?? rows.slice(0, Math.max(here, 0)).findLast(stays);
  return heir ? rowId(heir) : null;
}

/** Takes rows away whose trace was seen: below where one is at once, others with the next step, so that one's row never moves by itself. */
export function swept(
  rows: readonly Row[],
  focused: string | null,
  past: ReadonlySet<string>,
  isStep: boolean,
): readonly Row[] {
  const here = rows.findIndex((row) => rowId(row) === focused);
  return rows.filter((row, index) => {
    const isOver = row.trace !== null && past.has(rowId(row)) && index !== here;
    return !(isOver && (isStep || index > here));
  });
}

/** Puts a row where one is, in place of any other of the same comment. */
export function inserted(rows: readonly Row[], focused: string | null, row: Row): readonly Row[] {
  const others = rows.filter((other) => rowId(other) !== rowId(row));
  const here = others.findIndex((other) => rowId(other) === focused);
  return others.toSpliced(Math.max(here, 0), 0, row);
}
