import { useEffect, useRef } from 'preact/hooks';
import { dismiss, toasts, type Toast } from '../state/toasts.js';
import { text } from '../text/text.js';
import { Icon } from './icon.js';
import { KeyCap } from './key-cap.js';

/** Messages that pass by themselves; not while one points at them or has the focus there. What they say is announced elsewhere. */
export function ToastList() {
  if (toasts.value.length === 0) return null;
  return (
    <section class="toasts" aria-label={text.value.toast.list}>
      {toasts.value.map((shown) => (
        <ToastItem key={shown.id} toast={shown} />
      ))}
    </section>
  );
}

function ToastItem({ toast: { id, text: words, tone, action, life } }: { toast: Toast }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (life === null) return undefined;
    let left = life;
    const tick = setInterval(() => {
      if (ref.current?.matches(':hover, :focus-within') === true) return;
      left -= 250;
      if (left <= 0) dismiss(id);
    }, 250);
    return () => clearInterval(tick);
  }, [id, life]);
  return (
    <div ref={ref} class={`toast toast-${tone}`}>
      <span class="toast-text">{words}</span>
      {action && (
        <button
          type="button"
          class="button small"
          onClick={() => {
            dismiss(id);
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
        onClick={() => dismiss(id)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
