import type { SiteSettings } from '../../../src/contract/sites.schemas.js';
import { useDesk } from '../state/use-desk.js';

const MODES: readonly SiteSettings['moderation'][] = ['new-authors', 'pre', 'post'];

export interface SiteDraft extends Pick<SiteSettings, 'name' | 'moderation' | 'holdFirst'> {
  /** One per line. */
  origins: string;
}

/** A site’s name, where its comments are embedded, and who is read before publishing. */
export function SiteFields({ draft, change }: { draft: SiteDraft; change: (draft: SiteDraft) => void }) {
  const { text } = useDesk();
  const t = text.value.site;
  return (
    <>
      <label class="field">
        <span>{t.name}</span>
        <input
          required
          maxLength={200}
          value={draft.name}
          onInput={(event) => change({ ...draft, name: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{t.origins}</span>
        <textarea
          class="code"
          rows={4}
          spellcheck={false}
          value={draft.origins}
          onInput={(event) => change({ ...draft, origins: event.currentTarget.value })}
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
              onChange={() => change({ ...draft, moderation: mode })}
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
            onInput={(event) => change({ ...draft, holdFirst: Number(event.currentTarget.value) })}
          />
        </label>
      )}
    </>
  );
}
