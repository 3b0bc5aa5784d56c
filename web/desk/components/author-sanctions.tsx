import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { AuthorDossier, SanctionKind } from '../state/desk-messages.js';
import { announce } from '../state/announcer.js';
import { explain } from '../state/problems.js';
import { api, isAdmin, site } from '../state/session.js';
import { text } from '../text/text.js';
import { date, now } from '../text/time.js';

const KINDS: readonly SanctionKind[] = ['warn', 'premoderate', 'suspend', 'ban'];
const LENGTHS = [1, 3, 7, 30, 90];
const DAY = 86_400_000;

interface Props {
  dossier: AuthorDossier;
  changed: () => Promise<void>;
}

/** The sanctions in force, those that are over, and a form for another. */
export function AuthorSanctions({ dossier, changed }: Props) {
  const t = text.value.author;
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const isOver = ({ until, liftedAt }: AuthorDossier['sanctions'][number]): boolean =>
    liftedAt !== null || (until !== null && Date.parse(until) < now.value);
  const inForce = dossier.sanctions.filter((sanction) => !isOver(sanction));
  const past = dossier.sanctions.filter(isOver);
  const lift = async (id: string): Promise<void> => {
    await api.lift(dossier.id, id);
    announce(t.lifted);
    await changed();
  };
  return (
    <section aria-labelledby="sanctions">
      <h3 id="sanctions">{t.sanctions}</h3>
      {inForce.length === 0 && <p class="muted">{t.noSanctions}</p>}
      <ul class="sanctions">
        {inForce.map(({ id, site: siteId, kind, reason, until, by, createdAt }) => (
          <li key={id} class="sanction">
            <p>
              <span class="chip chip-sanction">{t.kinds[kind]}</span>{' '}
              <span class="muted">
                {scopeName(siteId)}, {until === null ? text.value.forGood : text.value.until(date(until))}
              </span>
            </p>
            <p dir="auto">{reason}</p>
            <p class="muted">
              <bdi>{t.by(by.name)}</bdi>, {date(createdAt)}
            </p>
            {(siteId !== null || isAdmin.value) && (
              <button
                type="button"
                class="button small"
                onClick={() => void lift(id).catch((error: unknown) => setProblem(explain(error)))}
              >
                {t.lift}
              </button>
            )}
          </li>
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary>
            {t.past} ({past.length})
          </summary>
          <ul class="sanctions">
            {past.map(({ id, site: siteId, kind, reason, createdAt }) => (
              <li key={id} class="muted">
                {t.kinds[kind]}, {scopeName(siteId)}, {date(createdAt)} · <bdi>{reason}</bdi>
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

/** Where a sanction holds. The dossier tells of those of the site that the desk shows, and of every site. */
const scopeName = (siteId: string | null): ComponentChildren =>
  siteId === null ? text.value.author.everywhere : <bdi>{text.value.author.onSite(site.value?.name ?? '')}</bdi>;

function SanctionForm({ accountId, done }: { accountId: string; done: (isImposed: boolean) => Promise<void> }) {
  const t = text.value.author;
  const [kind, setKind] = useState<SanctionKind>('warn');
  const [isEverywhere, setEverywhere] = useState(false);
  const [days, setDays] = useState(7);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const siteId = site.value?.id ?? '';
  const impose = async (): Promise<void> => {
    const until = kind === 'suspend' ? new Date(Date.now() + days * DAY).toISOString() : null;
    try {
      await api.impose(accountId, { site: isEverywhere ? null : siteId, kind, reason: reason.trim(), until });
      announce(t.imposed);
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
      {isAdmin.value ? (
        <label class="field">
          <span>{t.where}</span>
          <select
            value={String(isEverywhere)}
            onChange={(event) => setEverywhere(event.currentTarget.value === 'true')}
          >
            <option value="false">{t.onSite(site.value?.name ?? '')}</option>
            <option value="true">{t.everywhere}</option>
          </select>
        </label>
      ) : (
        <p class="muted">{scopeName(siteId)}</p>
      )}
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
