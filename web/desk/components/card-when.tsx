import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import { useDesk } from '../state/use-desk.js';
import { PriorityChips } from './priority-chips.js';
import { WaitChip } from './wait-chip.js';

/** How it stands, how urgent it is and how long it has waited, or when it was sent. */
export function CardWhen({ item }: { item: QueueItem }) {
  const { text, time } = useDesk();
  const t = text.value.card;
  const { comment, waitingSince } = item;
  return (
    <div class="card-when">
      {comment.status !== 'pending' && (
        <span class={`chip status-${comment.status}`}>{t.statuses[comment.status]}</span>
      )}
      <PriorityChips item={item} />
      {waitingSince !== null && <WaitChip at={waitingSince} />}
      {waitingSince === null && (
        <time class="muted" dateTime={comment.createdAt} title={time.moment(comment.createdAt)}>
          {t.posted(time.since(comment.createdAt))}
        </time>
      )}
    </div>
  );
}
