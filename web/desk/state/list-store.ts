import { computed, signal } from '@preact/signals';
import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import type { Notice } from '../logic/deck.js';
import { heirOf, inserted, rowId, swept, type Row } from '../logic/rows.js';
import { subjectOf, type Ruling, type Subject } from './act.js';
import type { Acts } from './acts.js';
import type { DeskApi } from './desk-api.js';
import type { Explain } from './problems.js';
import type { QueueSort, View } from '../../../src/contract/terms.js';

export interface ListQuery {
  site: string;
  view: View;
  sort: QueueSort;
  q: string;
  author: string | null;
}

const PAGE = 30;
/** Readers count within a page: by priority it is as wide as the server allows. */
const WINDOW = 100;
/** How long the trace of what was decided elsewhere stays, in milliseconds. */
const TRACE_TIME = 6_000;

/** The comments of a view as rows, the one that one is on, and those that are selected. */
export class ListStore {
  readonly rows = signal<readonly Row[]>([]);
  readonly phase = signal<'loading' | 'ready' | 'failed'>('loading');
  readonly problem = signal('');
  readonly hasMore = signal(false);
  readonly selection = signal<ReadonlySet<string>>(new Set());
  readonly focused = signal<string | null>(null);
  /** Comments that arrived since the list was read. */
  readonly arrivals = signal(0);
  readonly selected = computed(() =>
    this.rows.value.filter((row) => this.selection.value.has(rowId(row)) && row.trace === null),
  );

  /** What was decided here while a page was on its way, which it may not know of. */
  readonly #ruled = new Set<string>();
  /** Rows whose trace has been seen long enough. */
  readonly #past = new Set<string>();
  #query: ListQuery | null = null;
  #cursor: string | null = null;

  constructor(
    private readonly api: DeskApi,
    private readonly acts: Acts,
    private readonly explain: Explain,
  ) {}

  get view(): View | null {
    return this.#query?.view ?? null;
  }

  async load(next: ListQuery): Promise<void> {
    this.#query = next;
    this.phase.value = 'loading';
    this.selection.value = new Set();
    this.#past.clear();
    await this.refresh();
  }

  /** Reads the list anew and leaves it on the screen until the new one is there. */
  async refresh(): Promise<void> {
    if (!this.#query) return;
    this.arrivals.value = 0;
    await this.#read(this.#query, null);
  }

  async loadMore(): Promise<void> {
    if (this.#query && this.#cursor !== null) await this.#read(this.#query, this.#cursor);
  }

  rowOf(id: string | null): Row | undefined {
    return this.rows.value.find((row) => rowId(row) === id);
  }

  select(id: string, on = !this.selection.value.has(id)): void {
    const next = new Set(this.selection.value);
    if (on) next.add(id);
    else next.delete(id);
    this.selection.value = next;
  }

  selectAll(): void {
    this.selection.value = new Set(this.rows.value.filter((row) => row.trace === null).map(rowId));
  }

  clearSelection(): void {
    this.selection.value = new Set();
  }

  /** One is on that row now; unless it went, and a dialog that closed has only given the focus back to what is left of it. */
  stand(id: string): void {
    if (this.rowOf(id)) this.focused.value = id;
  }

  step(by: 1 | -1): void {
    const index = this.rows.value.findIndex((row) => rowId(row) === this.focused.value);
    const next = this.rows.value[index < 0 ? 0 : index + by];
    if (next) this.focused.value = rowId(next);
    this.#sweep(true);
  }

  /** What keys act on: what is selected, else the row one is on. */
  subjects(): Subject[] {
    const here = this.rowOf(this.focused.value);
    const chosen = this.selected.value.length > 0 ? this.selected.value : here ? [here] : [];
    return chosen.filter((row) => row.trace === null).map((row) => subjectOf(row.item));
  }

  /** Decides on rows, and they leave the list at once; what is escalated goes on waiting where it stands. */
  rule(chosen: readonly Subject[], ruling: Ruling): void {
    if (chosen.length === 0) return;
    if (ruling.action === 'escalate') {
      this.clearSelection();
      this.step(1);
    } else this.#takeAway(new Set(chosen.map(({ id }) => id)));
    void this.acts.decide(chosen, ruling);
    if (ruling.action !== 'escalate' && this.rows.value.length < PAGE / 2) void this.loadMore();
  }

  bringBack({ id, item }: Subject, notice: Notice | null, revision: number): void {
    this.#ruled.delete(id);
    if (!item) return;
    const fresh: Row = { item: { ...item, comment: { ...item.comment, revision } }, notice, trace: null };
    this.rows.value = inserted(this.rows.value, this.focused.value, fresh);
    this.focused.value = id;
  }

  /** A row as it is now, in place. */
  replace(id: string, change: (row: Row) => Row): void {
    this.rows.value = this.rows.value.map((row) => (rowId(row) === id ? change(row) : row));
  }

  /** A row is done with elsewhere: it says so for a moment. */
  leave(id: string, trace: string): void {
    this.replace(id, (row) => ({ ...row, trace }));
    this.select(id, false);
    setTimeout(() => {
      this.#past.add(id);
      this.#sweep(false);
    }, TRACE_TIME);
  }

  #takeAway(ids: ReadonlySet<string>): void {
    this.focused.value = heirOf(this.rows.value, this.focused.value, ids);
    this.rows.value = this.rows.value.filter((row) => !ids.has(rowId(row)));
    this.selection.value = new Set([...this.selection.value].filter((id) => !ids.has(id)));
    ids.forEach((id) => this.#ruled.add(id));
  }

  #sweep(isStep: boolean): void {
    this.rows.value = swept(this.rows.value, this.focused.value, this.#past, isStep);
  }

  async #read(asked: ListQuery, from: string | null): Promise<void> {
    for (const id of this.#ruled) if (!this.acts.isUnderway(id)) this.#ruled.delete(id);
    try {
      const { site, view, sort, q, author } = asked;
      const page = await this.api.queue({
        site,
        view,
        sort,
        limit: sort === 'priority' ? WINDOW : PAGE,
        ...(q !== '' && { q }),
        ...(author !== null && { author }),
        ...(from !== null && { cursor: from }),
      });
      if (this.#query !== asked) return;
      this.#cursor = page.nextCursor;
      this.hasMore.value = page.nextCursor !== null;
      this.#show(page.items, from !== null);
      this.phase.value = 'ready';
    } catch (error) {
      if (this.#query !== asked) return;
      this.problem.value = this.explain(error);
      this.phase.value = 'failed';
    }
  }

  #show(items: readonly QueueItem[], isMore: boolean): void {
    const kept = isMore ? this.rows.value : [];
    const known = new Set(kept.map(rowId));
    const fresh = items.filter(({ comment }) => !known.has(comment.id) && !this.#ruled.has(comment.id));
    this.rows.value = [...kept, ...fresh.map((item) => ({ item, notice: null, trace: null }))];
    this.selection.value = new Set(this.rows.value.map(rowId).filter((id) => this.selection.value.has(id)));
    if (!this.rowOf(this.focused.value)) this.focused.value = this.rows.value[0] ? rowId(this.rows.value[0]) : null;
  }
}
