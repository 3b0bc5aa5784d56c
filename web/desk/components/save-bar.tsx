import { useDesk } from '../state/use-desk.js';
export type SaveState = { kind: 'idle' } | { kind: 'saving' } | { kind: 'saved' } | { kind: 'failed'; why: string };

/** The button that keeps changes, and how that went. */
export function SaveBar({ state, isChanged }: { state: SaveState; isChanged: boolean }) {
  const { text } = useDesk();
  const t = text.value;
  return (
    <div class="save-bar">
      <button type="submit" class="button primary" aria-disabled={!isChanged || state.kind === 'saving'}>
        {state.kind === 'saving' ? t.saving : t.save}
      </button>
      <span role="status" class={state.kind === 'failed' ? 'problem' : 'muted'}>
        {state.kind === 'saved' && !isChanged && t.saved}
        {state.kind === 'failed' && state.why}
      </span>
    </div>
  );
}
