import { useState } from 'preact/hooks';
import type { SiteSettings } from '../../../src/contract/sites.schemas.js';
import type { ReasonText } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';
import { ReasonFields } from './reason-fields.js';
import { SaveBar, type SaveState } from './save-bar.js';

interface Props {
  settings: SiteSettings;
  changed: (settings: SiteSettings) => void;
}

const BLANK: ReasonText = { code: '', label: '', message: '', policy: '' };

/** The site's own reasons for rejecting, in the order of their keys; or the usual ones. */
export function ReasonsEditor({ settings, changed }: Props) {
  const { text, explain, api, reasons } = useDesk();
  const t = text.value.words;
  const [own, setOwn] = useState<readonly ReasonText[] | null>(settings.reasons);
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const save = async (): Promise<void> => {
    setState({ kind: 'saving' });
    const given = own?.map(({ policy, ...reason }) => ({ ...reason, ...(policy && { policy }) })) ?? null;
    try {
      const kept = await api.updateSite(settings.id, { reasons: given });
      changed(kept);
      setOwn(kept.reasons);
      await reasons.read(settings.id);
      setState({ kind: 'saved' });
    } catch (error) {
      setState({ kind: 'failed', why: explain(error) });
    }
  };
  const isChanged = JSON.stringify(own) !== JSON.stringify(settings.reasons);
  return (
    <section class="page-section" aria-labelledby="reasons-editor">
      <h2 id="reasons-editor" class="section-title">
        {t.reasons}
      </h2>
      <p class="muted">{own ? t.reasonsHint : t.defaults}</p>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged) void save();
        }}
      >
        {own && (
          <ol class="reasons-edit">
            {own.map((reason, index) => (
              <ReasonFields
                key={index}
                place={index}
                reason={reason}
                change={(changed) => setOwn(own.with(index, changed))}
                {...(index > 0 && { raise: () => setOwn(raised(own, index)) })}
                {...(own.length > 1 && { remove: () => setOwn(own.toSpliced(index, 1)) })}
              />
            ))}
          </ol>
        )}
        <p class="reason-choice">
          {own ? (
            <>
              <button type="button" class="button small" onClick={() => setOwn([...own, BLANK])}>
                {t.addReason}
              </button>
              <button type="button" class="link" onClick={() => setOwn(null)}>
                {t.useDefaults}
              </button>
            </>
          ) : (
            <button type="button" class="button small" onClick={() => setOwn(reasons.all.value)}>
              {t.customise}
            </button>
          )}
        </p>
        <SaveBar state={state} isChanged={isChanged} />
      </form>
    </section>
  );
}

/** One place further up. */
function raised(reasons: readonly ReasonText[], index: number): readonly ReasonText[] {
  const moving = reasons.slice(index, index + 1);
  return reasons.toSpliced(index, 1).toSpliced(index - 1, 0, ...moving);
}
