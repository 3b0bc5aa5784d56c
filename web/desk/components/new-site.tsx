import { useState } from 'preact/hooks';
import { linesOf } from '../logic/lines.js';
import { useDesk } from '../state/use-desk.js';

/** Another publication, which the desk shows at once. */
export function NewSite() {
  const { text, explain, api, preferences, session, toasts } = useDesk();
  const t = text.value.site;
  const [name, setName] = useState('');
  const [origins, setOrigins] = useState('');
  const [problem, setProblem] = useState('');
  const create = async (): Promise<void> => {
    try {
      const { id } = await api.createSite({ name, origins: linesOf(origins) });
      await session.reloadSites();
      preferences.prefer({ site: id });
      toasts.show(t.created, { tone: 'good' });
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return (
    <details class="page-section">
      <summary class="section-title">{t.create}</summary>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <label class="field">
          <span>{t.name}</span>
          <input required maxLength={200} value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>{t.origins}</span>
          <textarea
            class="code"
            rows={2}
            spellcheck={false}
            value={origins}
            onInput={(event) => setOrigins(event.currentTarget.value)}
          />
          <small class="muted">{t.originsHint}</small>
        </label>
        {problem !== '' && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="button">
          {t.createTitle}
        </button>
      </form>
    </details>
  );
}
