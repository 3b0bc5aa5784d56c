import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../../shared/api-client.js';
import { explain, useWidget } from '../widget.js';

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
  /** Takes the text; the composer is emptied unless this rejects. */
  onSubmit: (text: string) => Promise<void>;
  onCancel?: () => void;
  autofocus?: boolean;
}

/** Where a text is written: it grows with it, counts near the limit, and Ctrl+Enter sends it. */
export function Composer({ label, submitLabel, text, onText, onSubmit, onCancel, autofocus }: ComposerProps) {
  const { say } = useWidget();
  const field = useRef<HTMLTextAreaElement>(null);
  const [value, setValue] = useState(text);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const left = MAX_LENGTH - Array.from(value).length;

  const change = (next: string): void => {
    setValue(next);
    setError(null);
    onText?.(next);
  };

  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight + 2}px`;
  }, [value]);

  useLayoutEffect(() => {
    const { current } = field;
    if (!autofocus || !current) return;
    current.focus();
    current.setSelectionRange(current.value.length, current.value.length);
  }, [autofocus]);

  const submit = async (): Promise<void> => {
    const written = value.trim();
    if (written === '' || left < 0 || isBusy) {
      field.current?.focus();
      return;
    }
    setBusy(true);
    try {
      setValue('');
      await onSubmit(written);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setValue(value);
      setError(explain(say, error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      class="composer"
      part="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
        if (event.key === 'Escape') onCancel?.();
      }}
    >
      <textarea
        ref={field}
        part="input"
        rows={onCancel ? 2 : 3}
        dir="auto"
        aria-label={label}
        aria-invalid={error !== null || left < 0}
        placeholder={say('placeholder')}
        value={value}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
      <p class="problem" role="alert">
        {error}
      </p>
      <div class="composer-foot">
        {left <= NEAR_LIMIT && (
          <span class={left < 0 ? 'counter over' : 'counter'}>
            {left < 0 ? say('over', { n: -left }) : say('left', { n: left })}
          </span>
        )}
        {onCancel && (
          <button type="button" class="quiet" part="button" onClick={onCancel}>
            {say('cancel')}
          </button>
        )}
        <button
          type="submit"
          class="primary"
          part="button primary-button"
          disabled={isBusy || left < 0 || value.trim() === ''}
        >
          {submitLabel}
        </button>
      </div>
    </form>
  );
}
