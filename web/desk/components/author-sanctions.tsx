import { useState } from 'preact/hooks';
import type { AuthorDossier, SanctionKind } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';

const KINDS: readonly SanctionKind[] = ['warn', 'premoderate', 'suspend', 'ban'];
const LENGTHS = [1, 3, 7, 30, 90];
const DAY = 86_400_000;

interface Props {
  dossier: AuthorDossier;
  changed: () => Promise<void>;
}

/** The sanctions in force, those that are over, and a form for another. */
export function AuthorSanctions({ dossier, changed }: Props) {
  const { text, time, explain, api, announcer } = useDesk();
  const t = text.value.author;
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const isOver = ({ until, liftedAt }: AuthorDossier['sanctions'][number]): boolean =>
    liftedAt !== null || (until !== null && Date.parse(until) < time.now.value);
  const inForce = dossier.sanctions.filter((sanction) => !isOver(sanction));
  const past = dossier.sanctions.filter(isOver);
  const lift = async (id: string): Promise<void> => {
    await api.lift(dossier.id, id);
    announcer.announce(t.lifted);
    await changed();
  };
  return (
    <section aria-labelledby="sanctions">
      <h3 id="sanctions">{t.sanctions}</h3>
      {inForce.length === 0 && <p class="muted">{t.noSanctions}</p>}
      <ul class="sanctions">
        {inForce.map(({ id, kind, reason, until, by, createdAt }) => (
          <li key={id} class="sanction">
            <p>
              <span class="chip chip-sanction">{t.kinds[kind]}</span>{' '}
              <span class="muted">{until === null ? text.value.forGood : text.value.until(time.date(until))}</span>
            </p>
            <p dir="auto">{reason}</p>
            <p class="muted">
              <bdi>{t.by(by.name)}</bdi>, {time.date(createdAt)}
            </p>
            <button
              type="button"
              class="button small"
              onClick={() => void lift(id).catch((error: unknown) => setProblem(explain(error)))}
            >
              {t.lift}
            </button>
          </li>
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary>
            {t.past} ({past.length})
          </summary>
          <ul class="sanctions">
            {past.map(({ id, kind, reason, createdAt }) => (
              <li key={id} class="muted">
                {t.kinds[kind]}, {time.date(createdAt)}: <bdi>{reason}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {isAsking ? (
        <SanctionForm
          accountId={dossier.id}
          done={async (isImposed) => {
            setAsking(false);
            if (isImposed) await changed();
          }}
        />
      ) : (
        <button type="button" class="button small" onClick={() => setAsking(true)}>
          {t.impose}
        </button>
      )}
    </section>
  );
}

function SanctionForm({ accountId, done }: { accountId: string; done: (isImposed: boolean) => Promise<void> }) {
  const { text, explain, api, announcer } = useDesk();
  const t = text.value.author;
  const [kind, setKind] = useState<SanctionKind>('warn');
  const [days, setDays] = useState(7);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const impose = async (): Promise<void> => {
    const until = kind === 'suspend' ? new Date(Date.now() + days * DAY).toISOString() : null;
    try {
      await api.impose(accountId, { kind, reason: reason.trim(), until });
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
