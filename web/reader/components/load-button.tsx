import { useState } from 'preact/hooks';
import { ApiError } from '../../shared/api-client.js';
import { commentSelector, explain, useWidget } from '../widget.js';

interface LoadButtonProps {
  class: string;
  label: string;
  /** Loads, and answers the first comment that is new. */
  load: () => Promise<string | undefined>;
  /** Where the focus goes when nothing was. */
  fallback: string | null;
}

/** Loads more of a list and leads the focus to where it goes on. */
export function LoadButton({ class: name, label, load, fallback }: LoadButtonProps) {
  const { say, focusSoon } = useWidget();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const click = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      const first = (await load()) ?? fallback;
      if (first !== null) focusSoon(commentSelector(first));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setError(explain(say, error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div class={name}>
      <button type="button" part="button" aria-busy={isBusy} onClick={() => void click()}>
        {isBusy ? say('loading') : label}
      </button>
      <span class="problem" role="alert">
        {error}
      </span>
    </div>
  );
}
