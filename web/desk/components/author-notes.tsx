import { useState } from 'preact/hooks';
import type { AuthorDossier } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';

interface Props {
  dossier: AuthorDossier;
  changed: () => Promise<void>;
}

/** What the team wants to remember of an author. */
export function AuthorNotes({ dossier, changed }: Props) {
  const { text, time, explain, api, session } = useDesk();
  const t = text.value.author;
  const [body, setBody] = useState('');
  const [problem, setProblem] = useState('');
  const change = async (what: Promise<unknown>): Promise<void> => {
    try {
      await what;
      setBody('');
      setProblem('');
      await changed();
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return (
    <section aria-labelledby="notes">
      <h3 id="notes">{t.notes}</h3>
      {dossier.notes.length === 0 && <p class="muted">{t.noNotes}</p>}
      <ul class="notes">
        {dossier.notes.map((note) => (
          <li key={note.id} class="note">
            <p class="note-body" dir="auto">
              {note.body}
            </p>
            <p class="muted">
              <bdi>{note.by.name}</bdi>, {time.ago(note.at)}
            </p>
            {(note.by.id === session.me.value?.id || session.isAdmin.value) && (
              <button
                type="button"
                class="button quiet icon-only small"
                aria-label={t.removeNote}
                onClick={() => void change(api.removeNote(dossier.id, note.id))}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
      <form
        class="note-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (body.trim() !== '') void change(api.addNote(dossier.id, body.trim()));
        }}
      >
        <textarea
          aria-label={t.addNote}
          placeholder={t.addNote}
          rows={2}
          maxLength={2000}
          value={body}
          onInput={(event) => setBody(event.currentTarget.value)}
        />
        <button type="submit" class="button small" disabled={body.trim() === ''}>
          {t.addNote}
        </button>
      </form>
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
