import type { ApiError } from '../../shared/api-client.js';
import { memberPart } from './member-part.js';
import { commentSelector } from '../widget.js';
import { refusalOf } from './refusal-of.js';

/** As the server has it, in characters. */
const MAX_LENGTH = 5_000;
/** The rest is counted from here on. */
const NEAR_LIMIT = 300;

export interface ComposerProps {
  label: string;
  submitLabel: string;
  text: string;
  /** Keeps what is written so far. */
  onText?: (text: string) => void;
  /** Takes the text; the field is emptied unless this rejects. */
  onSubmit: (text: string) => Promise<void>;
  onCancel?: () => void;
}

interface Local {
  text: string;
  isBusy: boolean;
  refusal: ApiError | null;
}

function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}

/** Where a text is written: it grows with it, counts near the limit, and Ctrl+Enter sends it. */
export const Composer = memberPart<ComposerProps, Local>(
  ({ say, explain, local, set }, { label, submitLabel, onText, onSubmit, onCancel }) => {
    const { text, isBusy, refusal } = local;
    const left = MAX_LENGTH - Array.from(text).length;

    const submit = async (event: Event): Promise<void> => {
      event.preventDefault();
      const written = text.trim();
      if (written === '' || left < 0 || isBusy) return;
      set({ text: '', isBusy: true });
      const refusal = await refusalOf(onSubmit(written));
      set({ isBusy: false, refusal, ...(refusal && { text }) });
    };

    return (
      <form
        class="composer"
        part="composer"
        onSubmit={(event) => void submit(event)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event);
          if (event.key === 'Escape') onCancel?.();
        }}
      >
        <textarea
          ref={grow}
          part="input"
          rows={onCancel ? 2 : 3}
          dir="auto"
          aria-label={label}
          aria-invalid={left < 0}
          placeholder={say('placeholder')}
          value={text}
          onInput={({ currentTarget: field }) => {
            set({ text: field.value, refusal: null });
            onText?.(field.value);
            grow(field);
          }}
        />
        <p class="problem" role="alert">
          {refusal && explain(refusal)}
        </p>
        <div class="composer-foot">
          {left <= NEAR_LIMIT && (
            <span class={left < 0 ? 'counter over' : 'counter'}>
              {say(left < 0 ? 'over' : 'left', { n: Math.abs(left) })}
            </span>
          )}
          {onCancel && (
            <button type="button" class="quiet" part="button" onClick={onCancel}>
              {say('cancel')}
            </button>
          )}
          <button class="primary" part="button primary-button" disabled={isBusy || left < 0 || text.trim() === ''}>
            {submitLabel}
          </button>
        </div>
      </form>
    );
  },
  ({ text }) => ({ text, isBusy: false, refusal: null }),
);

interface WriteProps extends Pick<ComposerProps, 'label' | 'submitLabel' | 'onCancel'> {
  parentId: string | null;
}

/** Writes a comment or a reply. Its draft outlives the page; what becomes of it is shown in the list, and told. */
export const Write = memberPart<WriteProps>(({ announcer, authoring, say, focusSoon }, { parentId, ...props }) => (
  <Composer
    {...props}
    text={authoring.drafts.read(parentId)}
    onText={(text) => authoring.drafts.write(parentId, text)}
    onSubmit={async (text) => {
      const sent = authoring.submit(text, parentId);
      if (parentId) focusSoon('.sending');
      const comment = await sent;
      announcer.announce(say(comment?.status ?? 'notSent'));
      if (comment && parentId) focusSoon(commentSelector(comment.id));
    }}
  />
));
