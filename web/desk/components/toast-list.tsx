import { useEffect, useRef } from 'preact/hooks';
import type { Toast } from '../state/toasts.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';
import { KeyCap } from './key-cap.js';

/** Milliseconds. */
const TICK = 250;

/** Messages that pass by themselves; not while one points at them or has the focus there. What they say is announced elsewhere. */
export function ToastList() {
  const { text, toasts } = useDesk();
  if (toasts.shown.value.length === 0) return null;
  return (
    <section class="toasts" aria-label={text.value.toast.list}>
      {toasts.shown.value.map((shown) => (
        <ToastItem key={shown.id} toast={shown} />
      ))}
    </section>
  );
}

function ToastItem({ toast: { id, text: words, tone, action } }: { toast: Toast }) {
  const { text, toasts } = useDesk();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tick = setInterval(() => {
      if (!ref.current?.matches(':hover, :focus-within')) toasts.age(id, TICK);
    }, TICK);
    return () => clearInterval(tick);
  }, [id]);
  return (
    <div ref={ref} class={`toast toast-${tone}`}>
      <span class="toast-text">{words}</span>
      {action && (
        <button
          type="button"
          class="button small"
          onClick={() => {
            toasts.dismiss(id);
            action.run();
          }}
        >
          {action.label}
          {action.key !== undefined && <KeyCap>{action.key}</KeyCap>}
        </button>
      )}
      <button
        type="button"
        class="button quiet icon-only small"
        aria-label={text.value.toast.dismiss}
        onClick={() => toasts.dismiss(id)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
