import type { AuthorDossier } from '../state/desk-messages.js';
import { SanctionScope } from './sanction-scope.js';
import { useDesk } from '../state/use-desk.js';

export type Sanction = AuthorDossier['sanctions'][number];

/** One that holds, and the way to lift it. */
export function SanctionInForce({ sanction, lift }: { sanction: Sanction; lift: () => void }) {
  const { text, time, session } = useDesk();
  const t = text.value.author;
  const { site, kind, reason, until, by, createdAt } = sanction;
  return (
    <li class="sanction">
      <p>
        <span class="chip chip-sanction">{t.kinds[kind]}</span>{' '}
        <span class="muted">
          <SanctionScope siteId={site} />, {until === null ? text.value.forGood : text.value.until(time.date(until))}
        </span>
      </p>
      <p dir="auto">{reason}</p>
      <p class="muted">
        <bdi>{t.by(by.name)}</bdi>, {time.date(createdAt)}
      </p>
      {(site !== null || session.isAdmin.value) && (
        <button type="button" class="button small" onClick={lift}>
          {t.lift}
        </button>
      )}
    </li>
  );
}

/** Those that are over, behind a line. */
export function PastSanctions({ sanctions }: { sanctions: readonly Sanction[] }) {
  const { text, time } = useDesk();
  const t = text.value.author;
  return (
    <details>
      <summary>
        {t.past} ({sanctions.length})
      </summary>
      <ul class="sanctions">
        {sanctions.map(({ id, site, kind, reason, createdAt }) => (
          <li key={id} class="muted">
            {t.kinds[kind]}, <SanctionScope siteId={site} />, {time.date(createdAt)} · <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
