import { useEffect, useState } from 'preact/hooks';
import type { SiteSettings } from '../../../src/sites/sites.schemas.js';
import { SaveBar, type SaveState } from '../components/save-bar.js';
import { linesOf } from '../logic/lines.js';
import { prefer } from '../state/preferences.js';
import { explain } from '../state/problems.js';
import { api, reloadSites } from '../state/session.js';
import { toast } from '../state/toasts.js';
import { text } from '../text/text.js';

type Mode = SiteSettings['moderation'];
const MODES: readonly Mode[] = ['new-authors', 'pre', 'post'];

interface Draft {
  name: string;
  origins: string;
  moderation: Mode;
  holdFirst: number;
}

const draftOf = ({ name, origins, moderation, holdFirst }: SiteSettings): Draft => ({
  name,
  origins: origins.join('\n'),
  moderation,
  holdFirst,
});

/** Where the comments are embedded, and who is read before publishing. */
export function SitePage({ site }: { site: string }) {
  const t = text.value.site;
  const [kept, setKept] = useState<Draft | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const take = (found: Draft): void => {
    setKept(found);
    setDraft(found);
  };
  useEffect(() => {
    api.site(site).then(
      (settings) => take(draftOf(settings)),
      (error: unknown) => setState({ kind: 'failed', why: explain(error) }),
    );
  }, [site]);
  const save = async (given: Draft): Promise<void> => {
    setState({ kind: 'saving' });
    try {
      const settings = await api.updateSite(site, { ...given, origins: linesOf(given.origins) });
      take(draftOf(settings));
      setState({ kind: 'saved' });
      await reloadSites();
    } catch (error) {
      setState({ kind: 'failed', why: explain(error) });
    }
  };
  const isChanged = JSON.stringify(kept) !== JSON.stringify(draft);
  return (
    <div class="page page-narrow">
      <header class="page-head">
        <h1>{t.title}</h1>
      </header>
      {!draft && <p class="waiting-note">{state.kind === 'failed' ? state.why : text.value.loading}</p>}
      {draft && (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (isChanged) void save(draft);
          }}
        >
          <label class="field">
            <span>{t.name}</span>
            <input
              required
              maxLength={200}
              value={draft.name}
              onInput={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
            />
          </label>
          <label class="field">
            <span>{t.origins}</span>
            <textarea
              class="code"
              rows={4}
              spellcheck={false}
              value={draft.origins}
              onInput={(event) => setDraft({ ...draft, origins: event.currentTarget.value })}
            />
            <small class="muted">{t.originsHint}</small>
          </label>
          <fieldset class="choices">
            <legend>{t.moderation}</legend>
            {MODES.map((mode) => (
              <label key={mode} class="choice">
                <input
                  type="radio"
                  name="moderation"
                  checked={draft.moderation === mode}
                  onChange={() => setDraft({ ...draft, moderation: mode })}
                />
                <span>
                  <span class="strong">{t.modes[mode]}</span>
                  <small class="muted">{t.modeTexts[mode]}</small>
                </span>
              </label>
            ))}
          </fieldset>
          {draft.moderation === 'new-authors' && (
            <label class="field field-short">
              <span>{t.holdFirst}</span>
              <input
                type="number"
                min={0}
                max={100}
                required
                value={draft.holdFirst}
                onInput={(event) => setDraft({ ...draft, holdFirst: Number(event.currentTarget.value) })}
              />
            </label>
          )}
          <SaveBar state={state} isChanged={isChanged} />
        </form>
      )}
      <NewSite />
    </div>
  );
}

function NewSite() {
  const t = text.value.site;
  const [name, setName] = useState('');
  const [origins, setOrigins] = useState('');
  const [problem, setProblem] = useState('');
  const create = async (): Promise<void> => {
    try {
      const { id } = await api.createSite({ name, origins: linesOf(origins) });
      await reloadSites();
      prefer({ site: id });
      toast(t.created, { tone: 'good' });
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
