import { computed, signal } from '@preact/signals';
import type { QueueItem, QueueSort, View } from '../../../src/moderation/queue.schemas.js';
import type { LiveEvent } from '../../shared/live-client.js';
import type { Notice } from '../logic/deck.js';
import { text } from '../text/text.js';
import { decide, ownDecisions, underway, type Ruling, type Subject } from './acts.js';
import { subjectOf } from './deck-store.js';
import { explain } from './problems.js';
import { api } from './session.js';

export interface ListQuery {
  site: string;
  view: View;
  sort: QueueSort;
  q: string;
  author: string | null;
}

export interface Row {
  item: QueueItem;
  notice: Notice | null;
  /** What became of it elsewhere, shown for a moment before it leaves. */
  trace: string | null;
}

const ESCALATIONS = new Set(['comment.escalated', 'comment.deescalated']);
/** What brings a comment into a view where something waits. */
const ARRIVALS: Partial<Record<View, string>> = {
  pending: 'comment.submitted',
  reported: 'comment.reported',
  escalated: 'comment.escalated',
};

const PAGE = 30;
/** Readers count within a page: by priority it is as wide as the server allows. */
const WINDOW = 100;
/** How long the trace of what was decided elsewhere stays, in milliseconds. */
const TRACE_TIME = 6_000;
/** What was decided here while a page was on its way, which it may not know of. */
const ruled = new Set<string>();
/** Rows whose trace has been seen long enough. */
const past = new Set<string>();

export const rows = signal<readonly Row[]>([]);
export const listPhase = signal<'loading' | 'ready' | 'failed'>('loading');
export const listProblem = signal('');
export const hasMore = signal(false);
export const selection = signal<ReadonlySet<string>>(new Set());
export const focused = signal<string | null>(null);
/** Comments that arrived since the list was read. */
export const arrivals = signal(0);

const idOf = (row: Row): string => row.item.comment.id;
export const selectedRows = computed(() =>
  rows.value.filter((row) => selection.value.has(idOf(row)) && row.trace === null),
);

let query: ListQuery | null = null;
let cursor: string | null = null;

export async function loadList(next: ListQuery): Promise<void> {
  query = next;
  listPhase.value = 'loading';
  selection.value = new Set();
  past.clear();
  arrivals.value = 0;
  await readPage(next, null);
}

/** Reads the list anew and leaves it on the screen until the new one is there. */
export async function refreshList(): Promise<void> {
  if (!query) return;
  arrivals.value = 0;
  await readPage(query, null);
}

export async function loadMore(): Promise<void> {
  if (query && cursor !== null) await readPage(query, cursor);
}

async function readPage(asked: ListQuery, from: string | null): Promise<void> {
  for (const id of ruled) if (!underway.has(id)) ruled.delete(id);
  try {
    const { site, view, sort, q, author } = asked;
    const page = await api.queue({
      site,
      view,
      sort,
      limit: sort === 'priority' ? WINDOW : PAGE,
      ...(q !== '' && { q }),
      ...(author !== null && { author }),
      ...(from !== null && { cursor: from }),
    });
    if (query !== asked) return;
    cursor = page.nextCursor;
    hasMore.value = cursor !== null;
    const kept = from === null ? [] : rows.value;
    const known = new Set(kept.map(idOf));
    const fresh = page.items.filter(({ comment }) => !known.has(comment.id) && !ruled.has(comment.id));
    rows.value = [...kept, ...fresh.map((item) => ({ item, notice: null, trace: null }))];
    selection.value = new Set(rows.value.map(idOf).filter((id) => selection.value.has(id)));
    if (!rows.value.some((row) => idOf(row) === focused.value)) {
      focused.value = rows.value[0] ? idOf(rows.value[0]) : null;
    }
    listPhase.value = 'ready';
  } catch (error) {
    if (query !== asked) return;
    listProblem.value = explain(error);
    listPhase.value = 'failed';
  }
}

export function select(id: string, on = !selection.value.has(id)): void {
  const next = new Set(selection.value);
  if (on) next.add(id);
  else next.delete(id);
  selection.value = next;
}

export const selectAll = (): void =>
  void (selection.value = new Set(rows.value.filter((row) => row.trace === null).map(idOf)));
export const clearSelection = (): void => void (selection.value = new Set());

export function stepInList(step: 1 | -1): void {
  const index = rows.value.findIndex((row) => idOf(row) === focused.value);
  const next = rows.value[index < 0 ? 0 : index + step];
  if (next) focused.value = idOf(next);
  sweep(true);
}

/** What keys act on: what is selected, else the row one is on. */
export function subjects(): Subject[] {
  const chosen =
    selectedRows.value.length > 0 ? selectedRows.value : rows.value.filter((row) => idOf(row) === focused.value);
  return chosen.filter((row) => row.trace === null).map((row) => subjectOf(row.item));
}

/** Decides on rows, and they leave the list at once; what is escalated goes on waiting where it stands. */
export function ruleInList(chosen: readonly Subject[], ruling: Ruling): void {
  if (chosen.length === 0) return;
  if (ruling.action === 'escalate') {
    decide(chosen, ruling);
    clearSelection();
    stepInList(1);
    return;
  }
  const ids = new Set(chosen.map(({ id }) => id));
  const index = rows.value.findIndex((row) => idOf(row) === focused.value);
  const heir =
    rows.value.slice(index + 1).find((row) => !ids.has(idOf(row))) ??
    rows.value.slice(0, Math.max(index, 0)).findLast((row) => !ids.has(idOf(row)));
  rows.value = rows.value.filter((row) => !ids.has(idOf(row)));
  selection.value = new Set([...selection.value].filter((id) => !ids.has(id)));
  if (focused.value !== null && ids.has(focused.value)) focused.value = heir ? idOf(heir) : null;
  ids.forEach((id) => ruled.add(id));
  decide(chosen, ruling);
  if (rows.value.length < PAGE / 2) void loadMore();
}

export function bringBackToList({ id, item }: Subject, notice: Notice | null, revision: number): void {
  ruled.delete(id);
  if (!item) return;
  const fresh: Row = { item: { ...item, comment: { ...item.comment, revision } }, notice, trace: null };
  const others = rows.value.filter((row) => idOf(row) !== id);
  const at = others.findIndex((row) => idOf(row) === focused.value);
  rows.value = [...others.slice(0, Math.max(at, 0)), fresh, ...others.slice(Math.max(at, 0))];
  focused.value = id;
}

/** What happened elsewhere to what is listed. */
export function hearInList(events: readonly LiveEvent[]): void {
  for (const event of events) {
    const id = event.commentId;
    if (id === null || underway.has(id)) continue;
    const listed = rows.value.some((row) => idOf(row) === id);
    if (event.type === 'comment.decided') {
      const { decisionId, action, by } = event as unknown as {
        decisionId: string;
        action: string;
        by: { id: string; name: string };
      };
      if (ownDecisions.has(decisionId)) continue;
      if (listed) leave(id, traceOf(action, by.name));
      else if (action === 'undo') arrivals.value += 1;
    } else if (event.type === 'comment.deescalated' && listed && query?.view === 'escalated') {
      leave(id, text.value.act.deescalated);
    } else if (event.type === 'comment.withdrawn' && listed) leave(id, text.value.notice.withdrawnTrace);
    else if (event.type === 'comment.edited' && listed) void reread(id, true);
    else if (ESCALATIONS.has(event.type) && listed) void reread(id, false);
    else if (!listed && query) {
      if (event.type === ARRIVALS[query.view]) arrivals.value += 1;
    }
  }
}

function traceOf(action: string, by: string): string {
  const t = text.value.notice;
  if (action === 'approve') return t.approvedTrace(by);
  return action === 'reject' ? t.rejectedTrace(by) : t.undoTrace(by);
}

function leave(id: string, trace: string): void {
  rows.value = rows.value.map((row) => (idOf(row) === id ? { ...row, trace } : row));
  select(id, false);
  setTimeout(() => {
    past.add(id);
    sweep();
  }, TRACE_TIME);
}

/** Takes rows away whose trace has been there long enough: below the one that one is on at once, the others with the next step, so that it never moves by itself. */
function sweep(isStep = false): void {
  const here = rows.value.findIndex((row) => idOf(row) === focused.value);
  rows.value = rows.value.filter((row, index) => {
    const isOver = row.trace !== null && past.has(idOf(row)) && idOf(row) !== focused.value;
    return !(isOver && (isStep || index > here));
  });
}

async function reread(id: string, changed: boolean): Promise<void> {
  const item = await api.comment(id).catch(() => null);
  if (!item) return;
  rows.value = rows.value.map((row) =>
    idOf(row) === id
      ? {
          item,
          notice: changed ? { kind: 'changed', before: row.item.comment.body ?? '' } : row.notice,
          trace: null,
        }
      : row,
  );
}
