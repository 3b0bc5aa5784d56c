import { useEffect } from 'preact/hooks';
import type { View } from '../../../src/moderation/queue.schemas.js';
import { ActionBar } from '../components/action-bar.js';
import { BulkBar } from '../components/bulk-bar.js';
import { Empty } from '../components/empty.js';
import { QueueRow } from '../components/queue-row.js';
import { isArchive, queueRoute, type Route } from '../logic/route.js';
import type { Command } from '../logic/shortcuts.js';
import { undo, useSurface } from '../state/acts.js';
import { handleCommands, obeying } from '../state/commands.js';
import * as list from '../state/list-store.js';
import { listen } from '../state/live.js';
import { go } from '../state/navigation.js';
import { open } from '../state/panels.js';
import { orderOf } from '../state/preferences.js';
import { text } from '../text/text.js';

const APPROVAL = { action: 'approve', reason: null, note: null, label: '' } as const;
const approve = (): void => list.ruleInList(list.subjects(), APPROVAL);

function reject(): void {
  const chosen = list.subjects();
  if (chosen.length > 0) {
    open({ kind: 'reasons', subjects: chosen, choose: (ruling) => list.ruleInList(chosen, ruling) });
  }
}

function escalate(): void {
  const chosen = list.subjects().filter(({ item }) => item?.escalation === null);
  if (chosen.length > 0) {
    open({ kind: 'escalate', subjects: chosen, choose: (ruling) => list.ruleInList(chosen, ruling) });
  }
}

const COMMANDS: Partial<Record<Command, () => void>> = {
  next: () => list.stepInList(1),
  previous: () => list.stepInList(-1),
  skip: () => list.stepInList(1),
  approve,
  reject,
  escalate,
  undo: () => void undo(),
  select: () => {
    if (list.focused.value !== null) list.select(list.focused.value);
  },
  open: () => {
    if (list.focused.value !== null) go({ page: 'comment', id: list.focused.value });
  },
  author: () => {
    const author = list.rows.value.find(({ item }) => item.comment.id === list.focused.value)?.item.author;
    if (author) open({ kind: 'author', id: author.id, name: author.name });
  },
};

/** Many at once: the same keys on rows, boxes to choose several. */
export function ListView({ site, at }: { site: string; at: Extract<Route, { page: 'queue' }> }) {
  const t = text.value;
  const { view, text: q, author } = at;
  const sort = orderOf(view);
  useEffect(() => void list.loadList({ site, view, sort, q, author }), [site, view, sort, q, author]);
  useEffect(() => {
    const stops = [
      useSurface({ bringBack: list.bringBackToList }),
      handleCommands(obeying(COMMANDS)),
      listen({ events: list.hearInList, reset: list.refreshList }),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  const subjects = list.subjects();
  const authorName = list.rows.value.find(({ item }) => item.author.id === author)?.item.author.name ?? '…';
  return (
    <>
      {(q !== '' || author !== null) && (
        <p class="filter-line">
          {q !== '' ? t.queue.searchResults(q) : t.queue.byAuthor(authorName)}
          <button type="button" class="link" onClick={() => go(queueRoute(view))}>
            {t.queue.clearSearch}
          </button>
        </p>
      )}
      <div class="list-tools">
        <BulkBar view={view} />
      </div>
      {list.arrivals.value > 0 && (
        <button type="button" class="arrivals" onClick={() => void list.refreshList()}>
          {t.live.newOnes(list.arrivals.value)}
        </button>
      )}
      <Rows view={view} isSearch={q !== '' || author !== null} />
      <ActionBar
        name={nameOf(subjects.map(({ author: name }) => name))}
        isEscalated={subjects.every(({ item }) => (item?.escalation ?? null) !== null)}
        actions={{
          approve,
          reject,
          escalate,
          undo: () => void undo(),
          previous: () => list.stepInList(-1),
          next: () => list.stepInList(1),
        }}
      />
    </>
  );
}

function nameOf(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  return names.length === 1 ? (names[0] ?? null) : text.value.bulk.selected(names.length);
}

function Rows({ view, isSearch }: { view: View; isSearch: boolean }) {
  const t = text.value;
  if (list.listPhase.value === 'failed') {
    return (
      <Empty title={t.queue.failed} kind="failed">
        <p class="muted">{list.listProblem.value}</p>
        <button type="button" class="button" onClick={() => void list.refreshList()}>
          {t.retry}
        </button>
      </Empty>
    );
  }
  if (list.rows.value.length === 0) {
    if (list.listPhase.value === 'loading') return <p class="waiting-note">{t.loading}</p>;
    if (isSearch) return <Empty title={t.queue.emptySearch} />;
    return isArchive(view) ? (
      <Empty title={t.queue.emptyArchive} />
    ) : (
      <Empty title={t.queue.empty} kind="done">
        <p class="muted">{t.queue.emptyText}</p>
      </Empty>
    );
  }
  return (
    <>
      <ol class="list" aria-label={t.views[view]} aria-busy={list.listPhase.value === 'loading'} tabIndex={-1}>
        {list.rows.value.map((row) => (
          <QueueRow key={row.item.comment.id} row={row} />
        ))}
      </ol>
      {list.hasMore.value && (
        <button type="button" class="button more" onClick={() => void list.loadMore()}>
          {t.more}
        </button>
      )}
    </>
  );
}
