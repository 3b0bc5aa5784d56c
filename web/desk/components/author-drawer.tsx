import { useEffect, useState } from 'preact/hooks';
import { queueRoute } from '../logic/route.js';
import type { AuthorDossier } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';
import { AuthorDecisions } from './author-decisions.js';
import { AuthorNotes } from './author-notes.js';
import { Standing } from './author-panel.js';
import { AuthorSanctions } from './author-sanctions.js';
import { AuthorWaiting } from './author-waiting.js';
import { Dialog } from './dialog.js';

/** Everything that the team knows of an author, and what it may do about them. */
export function AuthorDrawer({ id, name }: { id: string; name: string }) {
  const { text, time, explain, api, session, navigation, panels } = useDesk();
  const t = text.value;
  const [dossier, setDossier] = useState<AuthorDossier | null>(null);
  const [problem, setProblem] = useState('');
  const read = (): Promise<void> =>
    api.author(id, session.site.value?.id ?? '').then(setDossier, (error: unknown) => setProblem(explain(error)));
  useEffect(() => void read(), [id]);
  const leave = (): void => panels.shut('author');
  return (
    <Dialog title={name} shape="drawer" onClose={leave}>
      {problem !== '' && <p class="problem">{problem}</p>}
      {!dossier && problem === '' && <p class="muted">{t.loading}</p>}
      {dossier && (
        <div class="drawer-sections">
          <section aria-label={t.author.standing}>
            <p class="muted">{t.card.sinceJoined(time.date(dossier.joinedAt))}</p>
            <Standing published={dossier.published} rejected={dossier.rejected} />
            <button
              type="button"
              class="link"
              onClick={() => {
                leave();
                navigation.go(queueRoute('published', { author: id }));
              }}
            >
              {t.author.all}
            </button>
          </section>
          <AuthorSanctions dossier={dossier} changed={read} />
          <AuthorWaiting dossier={dossier} />
          <AuthorDecisions decisions={dossier.decisions} />
          <AuthorNotes dossier={dossier} changed={read} />
        </div>
      )}
    </Dialog>
  );
}
