import { formatRoute, isArchive, queueRoute, type QueueRoute } from '../logic/route.js';
import { punctuality } from '../logic/waiting.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';
import { QueueSearch } from './queue-search.js';
import { SortMenu } from './sort-menu.js';

/** What view this is, how it stands, how it is shown, and the search. */
export function QueueHeader({ at }: { at: QueueRoute }) {
  const { text, time, live, oldest } = useDesk();
  const t = text.value;
  const waits = !isArchive(at.view);
  return (
    <header class="page-head queue-head">
      <div class="queue-title">
        <h1>
          {t.views[at.view]}
          {live.counts.value && <span class="title-count">{time.number(live.counts.value[at.view])}</span>}
        </h1>
        {waits && oldest.since.value !== null && <OldestChip at={oldest.since.value} />}
        {waits && oldest.overdue.value.count > 1 && (
          <span class="chip wait-late">
            {t.queue.pastTarget(time.number(oldest.overdue.value.count) + (oldest.overdue.value.isMore ? '+' : ''))}
          </span>
        )}
      </div>
      <QueueSearch at={at} />
      <SortMenu view={at.view} />
      {waits && <ModeSwitch at={at} />}
    </header>
  );
}

function OldestChip({ at }: { at: string }) {
  const { text, time, preferences } = useDesk();
  const standing = punctuality(time.now.value - Date.parse(at), preferences.value.target);
  return (
    <span class={`chip wait-${standing}`} title={text.value.queue.oldestHint}>
      <Icon name={standing === 'late' ? 'warning' : 'clock'} />
      {text.value.queue.oldest(time.since(at))}
    </span>
  );
}

function ModeSwitch({ at }: { at: QueueRoute }) {
  const { text } = useDesk();
  const t = text.value.queue;
  const isList = at.list;
  return (
    <div class="segmented" role="group" aria-label={t.mode}>
      <a href={formatRoute(queueRoute(at.view))} aria-current={isList ? undefined : 'true'}>
        {t.cards}
      </a>
      <a href={formatRoute(queueRoute(at.view, { list: true }))} aria-current={isList ? 'true' : undefined}>
        {t.list}
      </a>
    </div>
  );
}
