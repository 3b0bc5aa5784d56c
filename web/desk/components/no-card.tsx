import { formatRoute, queueRoute } from '../logic/route.js';
import { useDesk } from '../state/use-desk.js';
import { Empty } from './empty.js';
import type { View } from '../../../src/contract/terms.js';

/** Why no card lies on the table, and the way on. */
export function NoCard({ view }: { view: View }) {
  const { deck, live, text } = useDesk();
  const t = text.value;
  if (deck.phase.value === 'loading') return <p class="waiting-note">{t.queue.loadingCard}</p>;
  if (deck.phase.value === 'failed') {
    return (
      <Empty title={t.queue.failed} kind="failed">
        <button type="button" class="button" onClick={() => void deck.draw()}>
          {t.retry}
        </button>
      </Empty>
    );
  }
  const left = live.counts.value?.[view] ?? 0;
  const skipped = Math.min(deck.skipped.value.size, left);
  if (left === 0) {
    return (
      <Empty title={t.queue.empty} kind="done">
        <p class="muted">{t.queue.emptyText}</p>
      </Empty>
    );
  }
  const escalated = view === 'escalated' ? 0 : (live.counts.value?.escalated ?? 0);
  if (skipped === 0 && escalated > 0) {
    return (
      <Empty title={left <= escalated ? t.queue.escalatedLeft : t.queue.othersHoldOrEscalated(left)}>
        <a class="button" href={formatRoute(queueRoute('escalated'))}>
          {t.queue.seeEscalated}
        </a>
      </Empty>
    );
  }
  return (
    <Empty title={skipped > 0 ? t.queue.skippedLeft(skipped) : t.queue.othersHold(left)}>
      {skipped > 0 && (
        <button type="button" class="button" onClick={() => deck.forgetSkipped()}>
          {t.queue.skippedAgain}
        </button>
      )}
    </Empty>
  );
}
