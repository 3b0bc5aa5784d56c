import { useState } from 'preact/hooks';
import type { SiteSettings } from '../../../src/sites/sites.schemas.js';
import type { ReasonText } from '../state/desk-messages.js';
import { explain } from '../state/problems.js';
import { reasons as current } from '../state/reasons.js';
import { api } from '../state/session.js';
import { text } from '../text/text.js';
import { Icon } from './icon.js';
import { SaveBar, type SaveState } from './save-bar.js';

interface Props {
  settings: SiteSettings;
  changed: (settings: SiteSettings) => void;
}

const BLANK: ReasonText = { code: '', label: '', message: '', policy: '' };
const FIELDS = ['label', 'code', 'policy', 'message'] as const;

/** The site's own reasons for rejecting, in the order of their keys; or the usual ones. */
export function ReasonsEditor({ settings, changed }: Props) {
  const t = text.value.words;
  const [own, setOwn] = useState<readonly ReasonText[] | null>(settings.reasons);
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const save = async (): Promise<void> => {
    setState({ kind: 'saving' });
    const reasons = own?.map(({ policy, ...reason }) => ({ ...reason, ...(policy && { policy }) })) ?? null;
    try {
      const kept = await api.updateSite(settings.id, { reasons });
      changed(kept);
      setOwn(kept.reasons);
      current.value = (await api.reasons(settings.id)).items;
      setState({ kind: 'saved' });
    } catch (error) {
      setState({ kind: 'failed', why: explain(error) });
    }
  };
  const edit = (index: number, field: (typeof FIELDS)[number], value: string): void => {
    setOwn(own?.map((reason, place) => (place === index ? { ...reason, [field]: value } : reason)) ?? null);
  };
  const raise = (index: number): void => {
    const moving = own?.[index];
    if (!own || !moving) return;
    const others = own.filter((_, place) => place !== index);
    setOwn([...others.slice(0, index - 1), moving, ...others.slice(index - 1)]);
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
              <li key={index} class="reason-edit">
                <span class="reason-place" aria-hidden="true">
                  {index + 1}
                </span>
                <div class="reason-fields">
                  {FIELDS.map((field) => (
                    <label key={field} class={`field field-${field}`}>
                      <span>{t[field]}</span>
                      {field === 'label' || field === 'code' ? (
                        <input
                          required
                          maxLength={field === 'code' ? 40 : 80}
                          {...(field === 'code' && { pattern: '[a-z0-9]+(-[a-z0-9]+)*', spellcheck: false })}
                          value={reason[field]}
                          onInput={(event) => edit(index, field, event.currentTarget.value)}
                        />
                      ) : (
                        <textarea
                          rows={2}
                          required={field === 'message'}
                          maxLength={500}
                          value={reason[field] ?? ''}
                          onInput={(event) => edit(index, field, event.currentTarget.value)}
                        />
                      )}
                    </label>
                  ))}
                </div>
                <div class="reason-tools">
                  {index > 0 && (
                    <button
                      type="button"
                      class="button quiet small"
                      aria-label={t.up(reason.label)}
                      onClick={() => raise(index)}
                    >
                      ↑
                    </button>
                  )}
                  <button
                    type="button"
                    class="button quiet icon-only small"
                    aria-label={t.removeReason(reason.label)}
                    disabled={own.length === 1}
                    onClick={() => setOwn(own.filter((_, place) => place !== index))}
                  >
                    <Icon name="close" />
                  </button>
                </div>
              </li>
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
            <button type="button" class="button small" onClick={() => setOwn(current.value)}>
              {t.customise}
            </button>
          )}
        </p>
        <SaveBar state={state} isChanged={isChanged} />
      </form>
    </section>
  );
}
