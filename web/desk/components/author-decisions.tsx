import type { AuthorDossier } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';

/** What was decided last on an author’s comments. */
export function AuthorDecisions({ decisions }: Pick<AuthorDossier, 'decisions'>) {
  const { text, time } = useDesk();
  const t = text.value;
  return (
    <section aria-labelledby="last-decisions">
      <h3 id="last-decisions">{t.author.lastDecisions}</h3>
      {decisions.length === 0 && <p class="muted">{t.author.noDecisions}</p>}
      <ul class="decisions">
        {decisions.map((decision) => (
          <li key={decision.id} class={`decision decision-${decision.action}`}>
            <p>
              <span class="strong">{t.log.actions[`comment.${decision.action}`] ?? decision.action}</span>{' '}
              <span class="muted">
                <bdi>{t.author.by(decision.by.name)}</bdi>, {time.ago(decision.at)}
              </span>
            </p>
            {decision.body !== null && (
              <p class="decision-body" dir="auto">
                {decision.body}
              </p>
            )}
            <p class="muted one-line">{decision.articleTitle}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
