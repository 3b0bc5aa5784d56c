import { useDesk } from '../state/use-desk.js';
/** Says politely what the eyes see. Two regions take turns, so that the same words are heard twice. */
export function Announcer() {
  const { announcer } = useDesk();
  const { text, turn } = announcer.announcement.value;
  return (
    <div class="unseen" data-announcer>
      <p role="status" aria-live="polite">
        {turn % 2 === 0 ? text : ''}
      </p>
      <p role="status" aria-live="polite">
        {turn % 2 === 1 ? text : ''}
      </p>
    </div>
  );
}
