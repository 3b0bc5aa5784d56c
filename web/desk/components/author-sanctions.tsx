import { useState } from 'preact/hooks';
import type { AuthorDossier } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';
import { SanctionForm } from './sanction-form.js';
import { PastSanctions, SanctionInForce, type Sanction } from './sanctions.js';

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
  const isOver = ({ until, liftedAt }: Sanction): boolean =>
    liftedAt !== null || (until !== null && Date.parse(until) < time.now.value);
  const inForce = dossier.sanctions.filter((sanction) => !isOver(sanction));
  const past = dossier.sanctions.filter(isOver);
  const lift = async (id: string): Promise<void> => {
    try {
      await api.lift(dossier.id, id);
      announcer.announce(t.lifted);
      await changed();
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return (
    <section aria-labelledby="sanctions">
      <h3 id="sanctions">{t.sanctions}</h3>
      {inForce.length === 0 && <p class="muted">{t.noSanctions}</p>}
      <ul class="sanctions">
        {inForce.map((sanction) => (
          <SanctionInForce key={sanction.id} sanction={sanction} lift={() => void lift(sanction.id)} />
        ))}
      </ul>
      {past.length > 0 && <PastSanctions sanctions={past} />}
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
