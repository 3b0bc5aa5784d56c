import { punctuality } from '../logic/waiting.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';

/** How long something has waited, coloured against the target; the words and the drawing say it too. */
export function WaitChip({ at, short = false }: { at: string; short?: boolean }) {
  const { text, time, preferences } = useDesk();
  const standing = punctuality(time.now.value - Date.parse(at), preferences.value.target);
  return (
    <time class={`chip wait-${standing}`} dateTime={at} title={time.moment(at)}>
      <Icon name={standing === 'late' ? 'warning' : 'clock'} />
      {short ? time.since(at) : text.value.card.waiting(time.since(at))}
    </time>
  );
}
