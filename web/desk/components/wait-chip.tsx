import { punctuality } from '../logic/waiting.js';
import { preferences } from '../state/preferences.js';
import { text } from '../text/text.js';
import { moment, now, since } from '../text/time.js';
import { Icon } from './icon.js';

/** How long something has waited, coloured against the target; the words and the drawing say it too. */
export function WaitChip({ at, short = false }: { at: string; short?: boolean }) {
  const standing = punctuality(now.value - Date.parse(at), preferences.value.target);
  return (
    <time class={`chip wait-${standing}`} dateTime={at} title={moment(at)}>
      <Icon name={standing === 'late' ? 'warning' : 'clock'} />
      {short ? since(at) : text.value.card.waiting(since(at))}
    </time>
  );
}
