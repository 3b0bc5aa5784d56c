import { useEffect, useState } from 'preact/hooks';
import type { SiteSettings } from '../../../src/contract/sites.schemas.js';
import { NewSite } from '../components/new-site.js';
import { SaveBar, type SaveState } from '../components/save-bar.js';
import { SiteFields, type SiteDraft } from '../components/site-fields.js';
import { linesOf } from '../logic/lines.js';
import { useDesk } from '../state/use-desk.js';

const draftOf = ({ name, origins, moderation, holdFirst }: SiteSettings): SiteDraft => ({
  name,
  origins: origins.join('\n'),
  moderation,
  holdFirst,
});

/** Where the comments are embedded, and who is read before publishing. */
export function SitePage({ site }: { site: string }) {
  const { text, explain, api, session } = useDesk();
  const t = text.value.site;
  const [kept, setKept] = useState<SiteDraft | null>(null);
  const [draft, setDraft] = useState<SiteDraft | null>(null);
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const take = (found: SiteDraft): void => {
    setKept(found);
    setDraft(found);
  };
  useEffect(() => {
    api.site(site).then(
      (settings) => take(draftOf(settings)),
      (error: unknown) => setState({ kind: 'failed', why: explain(error) }),
    );
  }, [site]);
  const save = async (given: SiteDraft): Promise<void> => {
    setState({ kind: 'saving' });
    try {
      const settings = await api.updateSite(site, { ...given, origins: linesOf(given.origins) });
      take(draftOf(settings));
      setState({ kind: 'saved' });
      await session.reloadSites();
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
          <SiteFields draft={draft} change={setDraft} />
          <SaveBar state={state} isChanged={isChanged} />
        </form>
      )}
      <NewSite />
    </div>
  );
}
