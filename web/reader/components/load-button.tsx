import { part } from '../part.js';
import { commentSelector } from '../widget.js';

interface LoadButtonProps {
  class: string;
  label: string;
  /** Loads, and answers the first comment that is new. */
  load: () => Promise<string | undefined>;
  /** Where the focus goes when nothing was. */
  fallback?: string;
}

/** Loads more of a list and leads the focus to where it goes on. */
export const LoadButton = part<LoadButtonProps, { isBusy: boolean; hasFailed: boolean }>(
  ({ say, focusSoon, local: { isBusy, hasFailed }, set }, { class: name, label, load, fallback }) => {
    const click = async (): Promise<void> => {
      if (isBusy) return;
      set({ isBusy: true, hasFailed: false });
      try {
        const first = (await load()) ?? fallback;
        if (first) focusSoon(commentSelector(first));
      } catch {
        set({ hasFailed: true });
      }
      set({ isBusy: false });
    };
    return (
      <div class={name}>
        <button part="button" aria-busy={isBusy} onClick={() => void click()}>
          {isBusy ? say('loading') : label}
        </button>
        {hasFailed && (
          <p class="problem" role="alert">
            {say('failed')}
          </p>
        )}
      </div>
    );
  },
  () => ({ isBusy: false, hasFailed: false }),
);
