import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';

interface Props {
  title: string;
  /** `drawer`: at the side. `sheet`: at the bottom, above the action bar. */
  shape?: 'box' | 'drawer' | 'sheet';
  onClose: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ComponentChildren;
}

/** A modal dialog. The browser keeps the focus inside and gives it back. */
export function Dialog({ title, shape = 'box', onClose, onKeyDown, children }: Props) {
  const { text } = useDesk();
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Before the next key: a later effect would take the focus from where somebody has gone meanwhile.
  useLayoutEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('[data-resting]')?.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class={`dialog dialog-${shape}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
      onKeyDown={onKeyDown}
    >
      <div class="dialog-inside">
        <header class="dialog-head">
          <h2 id={heading} tabIndex={-1} autofocus={shape !== 'sheet'}>
            {title}
          </h2>
          <button type="button" class="button quiet icon-only" onClick={onClose} aria-label={text.value.close}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
