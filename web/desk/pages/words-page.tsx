import { useEffect, useState } from 'preact/hooks';
import type { SiteSettings } from '../../../src/contract/sites.schemas.js';
import { ReasonsEditor } from '../components/reasons-editor.js';
import { SaveBar, type SaveState } from '../components/save-bar.js';
import { WordsTester } from '../components/words-tester.js';
import { linesOf } from '../logic/lines.js';
import type { WordLists } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';

const LISTS = [
  ['bannedWords', 'banned'],
  ['watchedWords', 'watched'],
  ['allowedWords', 'allowed'],
] as const;

type Texts = Record<keyof WordLists, string>;

const textsOf = (settings: SiteSettings): Texts => ({
  bannedWords: settings.bannedWords.join('\n'),
  watchedWords: settings.watchedWords.join('\n'),
  allowedWords: settings.allowedWords.join('\n'),
});

const listsOf = (texts: Texts): WordLists => ({
  bannedWords: linesOf(texts.bannedWords),
  watchedWords: linesOf(texts.watchedWords),
  allowedWords: linesOf(texts.allowedWords),
});

/** The word lists beside a box to try a text against them, and the reasons to reject with. */
export function WordsPage({ site }: { site: string }) {
  const { text, explain, api } = useDesk();
  const t = text.value.words;
  const [settings, setSettings] = useState<SiteSettings | null>(null);
  const [texts, setTexts] = useState<Texts | null>(null);
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const take = (found: SiteSettings): void => {
    setSettings(found);
    setTexts(textsOf(found));
  };
  useEffect(() => {
    api.site(site).then(take, (error: unknown) => setState({ kind: 'failed', why: explain(error) }));
  }, [site]);
  const save = async (given: Texts): Promise<void> => {
    setState({ kind: 'saving' });
    try {
      take(await api.updateSite(site, listsOf(given)));
      setState({ kind: 'saved' });
    } catch (error) {
      setState({ kind: 'failed', why: explain(error) });
    }
  };
  if (!settings || !texts) {
    return <p class="waiting-note">{state.kind === 'failed' ? state.why : text.value.loading}</p>;
  }
  const isChanged = JSON.stringify(textsOf(settings)) !== JSON.stringify(texts);
  return (
    <div class="page">
      <header class="page-head">
        <div>
          <h1>{t.title}</h1>
          <p class="muted">{t.hint}</p>
        </div>
      </header>
      <div class="words">
        <form
          class="form word-lists"
          onSubmit={(event) => {
            event.preventDefault();
            if (isChanged) void save(texts);
          }}
        >
          {LISTS.map(([field, name]) => (
            <label key={field} class={`field word-list word-list-${name}`}>
              <span>
                {t[name]} <span class="muted">{t.count(linesOf(texts[field]).length)}</span>
              </span>
              <textarea
                class="code"
                rows={6}
                spellcheck={false}
                value={texts[field]}
                onInput={(event) => setTexts({ ...texts, [field]: event.currentTarget.value })}
              />
              <small class="muted">{t[`${name}Hint`]}</small>
            </label>
          ))}
          <SaveBar state={state} isChanged={isChanged} />
        </form>
        <WordsTester site={site} words={listsOf(texts)} />
      </div>
      <ReasonsEditor key={settings.id} settings={settings} changed={setSettings} />
    </div>
  );
}
