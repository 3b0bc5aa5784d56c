import { useState } from 'preact/hooks';
import type { SanctionKind } from '../state/desk-messages.js';
import { ScopeField } from './sanction-scope.js';
import { useDesk } from '../state/use-desk.js';

const KINDS: readonly SanctionKind[] = ['warn', 'premoderate', 'suspend', 'ban'];
/** Days. */
const LENGTHS = [1, 3, 7, 30, 90];
/** Milliseconds. */
const DAY = 86_400_000;

interface Props {
  accountId: string;
  done: (isImposed: boolean) => Promise<void>;
}

/** Another sanction: which, for how long, and why. */
export function SanctionForm({ accountId, done }: Props) {
  const { text, explain, api, announcer, session } = useDesk();
  const t = text.value.author;
  const [kind, setKind] = useState<SanctionKind>('warn');
  const [isEverywhere, setEverywhere] = useState(false);
  const [days, setDays] = useState(7);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const impose = async (): Promise<void> => {
    const until = kind === 'suspend' ? new Date(Date.now() + days * DAY).toISOString() : null;
    try {
      const site = isEverywhere ? null : (session.site.value?.id ?? '');
      await api.impose(accountId, { site, kind, reason: reason.trim(), until });
      announcer.announce(t.imposed);
      await done(true);
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return (
    <form
      class="sanction-form"
      onSubmit={(event) => {
        event.preventDefault();
        void impose();
      }}
    >
      <fieldset class="choices">
        <legend>{t.kind}</legend>
        {KINDS.map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="sanction" value={one} checked={kind === one} onChange={() => setKind(one)} />
            <span>
              <span class="strong">{t.kinds[one]}</span>
              <small class="muted">{t.kindTexts[one]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <ScopeField isEverywhere={isEverywhere} choose={setEverywhere} />
      {kind === 'suspend' && (
        <label class="field">
          <span>{t.length}</span>
          <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {LENGTHS.map((length) => (
              <option key={length} value={length}>
                {t.days(length)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="field">
        <span>{t.reason}</span>
        <textarea
          required
          rows={2}
          maxLength={500}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <small class="muted">{t.reasonHint}</small>
      </label>
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="dialog-actions">
        <button type="submit" class="button primary">
          {t.submit}
        </button>
        <button type="button" class="button" onClick={() => void done(false)}>
          {text.value.cancel}
        </button>
      </div>
    </form>
  );
}
