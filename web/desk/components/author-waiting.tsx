import type { AuthorDossier } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';

/** What else of an author waits, and the way to decide it together. */
export function AuthorWaiting({ dossier: { id, name, waiting } }: { dossier: AuthorDossier }) {
  const { text, panels } = useDesk();
  const t = text.value.author;
  return (
    <section aria-labelledby="also-waiting">
      <h3 id="also-waiting">{t.waiting}</h3>
      {waiting.length === 0 && <p class="muted">{t.noWaiting}</p>}
      {waiting.length > 0 && (
        <>
          <ul class="decisions">
            {waiting.slice(0, 5).map(({ comment }) => (
              <li key={comment.id} class="decision">
                <p class="decision-body" dir="auto">
                  {comment.body}
                </p>
              </li>
            ))}
          </ul>
          {waiting.length > 1 && (
            <button
              type="button"
              class="button small"
              onClick={() =>
                panels.open({
                  kind: 'bulk',
                  view: 'pending',
                  title: text.value.bulk.byAuthorName(name),
                  by: { author: id },
                })
              }
            >
              {t.waitingTogether} ({waiting.length})
            </button>
          )}
        </>
      )}
    </section>
  );
}
