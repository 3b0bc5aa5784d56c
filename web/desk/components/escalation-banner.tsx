import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';
import type { EscalationView } from '../../../src/contract/decisions.schemas.js';

/** Who wants a second opinion, since when, and why. */
export function EscalationBanner({ id, escalation }: { id: string; escalation: EscalationView }) {
  const { text, time, acts } = useDesk();
  const t = text.value.card;
  const { by, at, note } = escalation;
  return (
    <div class="banner banner-info">
      <Icon name="escalate" />
      <div class="banner-text">
        <p>
          <bdi>{t.escalatedBy(by.name)}</bdi>, {time.ago(at)}
        </p>
        {note !== null && <q dir="auto">{note}</q>}
      </div>
      <button type="button" class="button small" onClick={() => void acts.withdrawEscalation(id)}>
        {t.deescalate}
      </button>
    </div>
  );
}
