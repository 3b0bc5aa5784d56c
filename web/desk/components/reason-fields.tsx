import type { ReasonText } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';

const FIELDS = ['label', 'code', 'policy', 'message'] as const;

interface Props {
  place: number;
  reason: ReasonText;
  change: (reason: ReasonText) => void;
  /** Absent for the first one. */
  raise?: () => void;
  /** Absent for the only one. */
  remove?: () => void;
}

/** One reason to reject with, as it is written and moved. */
export function ReasonFields({ place, reason, change, raise, remove }: Props) {
  const { text } = useDesk();
  const t = text.value.words;
  return (
    <li class="reason-edit">
      <span class="reason-place" aria-hidden="true">
        {place + 1}
      </span>
      <div class="reason-fields">
        {FIELDS.map((field) => (
          <label key={field} class={`field field-${field}`}>
            <span>{t[field]}</span>
            {field === 'label' || field === 'code' ? (
              <input
                required
                maxLength={field === 'code' ? 40 : 80}
                {...(field === 'code' && { pattern: '[a-z0-9]+(-[a-z0-9]+)*', spellcheck: false })}
                value={reason[field]}
                onInput={(event) => change({ ...reason, [field]: event.currentTarget.value })}
              />
            ) : (
              <textarea
                rows={2}
                required={field === 'message'}
                maxLength={500}
                value={reason[field] ?? ''}
                onInput={(event) => change({ ...reason, [field]: event.currentTarget.value })}
              />
            )}
          </label>
        ))}
      </div>
      <div class="reason-tools">
        {raise && (
          <button type="button" class="button quiet small" aria-label={t.up(reason.label)} onClick={raise}>
            ↑
          </button>
        )}
        <button
          type="button"
          class="button quiet icon-only small"
          aria-label={t.removeReason(reason.label)}
          disabled={!remove}
          onClick={remove}
        >
          <Icon name="close" />
        </button>
      </div>
    </li>
  );
}
