import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';

/** What makes a comment urgent beside its age: how severe it may be, and how many read its article now. The whole reason on hover, and for the ear. */
export function PriorityChips({ item: { severity, readers, waitingSince } }: { item: QueueItem }) {
  const { text, time } = useDesk();
  const t = text.value.priority;
  if (waitingSince === null || (severity === 0 && readers === 0)) return null;
  const level = t.severities[severity] ?? '';
  const reason = t.reason(level, readers, time.since(waitingSince));
  return (
    <>
      {severity > 0 && (
        <span class={`chip severity-${severity}`} title={reason}>
          {severity > 1 && <Icon name="warning" />}
          {level}
        </span>
      )}
      {readers > 0 && (
        <span class="chip" title={reason}>
          <Icon name="eye" />
          {time.number(readers)}
          <span class="unseen">{t.reading(readers)}</span>
        </span>
      )}
      <span class="unseen">{reason}</span>
    </>
  );
}
