import { isArchive, type QueueRoute } from '../logic/route.js';
import { useDesk } from '../state/use-desk.js';
import { Empty } from './empty.js';
import { QueueRow } from './queue-row.js';

/** The rows of a view, or why there are none. */
export function ListRows({ at: { view, text: q, author } }: { at: QueueRoute }) {
  const { list, text } = useDesk();
  const t = text.value;
  const phase = list.phase.value;
  if (phase === 'failed') {
    return (
      <Empty title={t.queue.failed} kind="failed">
        <p class="muted">{list.problem.value}</p>
        <button type="button" class="button" onClick={() => void list.refresh()}>
          {t.retry}
        </button>
      </Empty>
    );
  }
  if (list.rows.value.length === 0) {
    if (phase === 'loading') return <p class="waiting-note">{t.loading}</p>;
    if (q !== '' || author !== null) return <Empty title={t.queue.emptySearch} />;
    if (isArchive(view)) return <Empty title={t.queue.emptyArchive} />;
    return (
      <Empty title={t.queue.empty} kind="done">
        <p class="muted">{t.queue.emptyText}</p>
      </Empty>
    );
  }
  return (
    <>
      <ol class="list" aria-label={t.views[view]} aria-busy={phase === 'loading'} tabIndex={-1}>
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
