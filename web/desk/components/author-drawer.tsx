import { useEffect, useState } from 'preact/hooks';
import { queueRoute } from '../logic/route.js';
import type { AuthorDossier } from '../state/desk-messages.js';
import { go } from '../state/navigation.js';
import { open, shut } from '../state/panels.js';
import { explain } from '../state/problems.js';
import { api, site } from '../state/session.js';
import { text } from '../text/text.js';
import { ago, date } from '../text/time.js';
import { AuthorNotes } from './author-notes.js';
import { Standing } from './author-panel.js';
import { AuthorSanctions } from './author-sanctions.js';
import { Dialog } from './dialog.js';

/** Everything that the team knows of an author, and what it may do about them. */
export function AuthorDrawer({ id, name }: { id: string; name: string }) {
  const t = text.value;
  const [dossier, setDossier] = useState<AuthorDossier | null>(null);
  const [problem, setProblem] = useState('');
  const read = (): Promise<void> =>
    api.author(id, site.value?.id ?? '').then(setDossier, (error: unknown) => setProblem(explain(error)));
  useEffect(() => void read(), [id]);
  const leave = (): void => shut('author');
  return (
    <Dialog title={name} shape="drawer" onClose={leave}>
      {problem !== '' && <p class="problem">{problem}</p>}
      {!dossier && problem === '' && <p class="muted">{t.loading}</p>}
      {dossier && (
        <div class="drawer-sections">
          <section aria-label={t.author.standing}>
            <p class="muted">{t.card.sinceJoined(date(dossier.joinedAt))}</p>
            <Standing published={dossier.published} rejected={dossier.rejected} />
            <button
              type="button"
              class="link"
              onClick={() => {
                leave();
                go(queueRoute('published', { author: id }));
              }}
            >
              {t.author.all}
            </button>
          </section>
          <AuthorSanctions dossier={dossier} changed={read} />
          <Waiting dossier={dossier} />
          <section aria-labelledby="last-decisions">
            <h3 id="last-decisions">{t.author.lastDecisions}</h3>
            {dossier.decisions.length === 0 && <p class="muted">{t.author.noDecisions}</p>}
            <ul class="decisions">
              {dossier.decisions.map((decision) => (
                <li key={decision.id} class={`decision decision-${decision.action}`}>
                  <p>
                    <span class="strong">{t.log.actions[`comment.${decision.action}`] ?? decision.action}</span>{' '}
                    <span class="muted">
                      <bdi>{t.author.by(decision.by.name)}</bdi>, {ago(decision.at)}
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
          <AuthorNotes dossier={dossier} changed={read} />
        </div>
      )}
    </Dialog>
  );
}

function Waiting({ dossier: { id, name, waiting } }: { dossier: AuthorDossier }) {
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
                open({
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
