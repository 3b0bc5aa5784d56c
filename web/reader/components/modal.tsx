import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWidget } from '../widget.js';
import { Icon } from './icon.js';

interface ModalProps {
  title: string;
  /** Takes what closes it, so that the browser can give the focus back. */
  children: (close: () => void) => ComponentChildren;
}

/** A native dialog: the rest of the page is out of reach while it is open, Escape closes it, and the focus returns to where it was. */
export function Modal({ title, children }: ModalProps) {
  const { discussion, say } = useWidget();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => dialog.current?.close();
  useLayoutEffect(() => {
    const { current } = dialog;
    if (current && !current.open) current.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      part="dialog"
      aria-labelledby="palabre-dialog-title"
      onClose={() => discussion.update({ dialog: null })}
      onMouseDown={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h3 id="palabre-dialog-title">{title}</h3>
          <button type="button" class="icon-button" aria-label={say('close')} onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        {children(close)}
      </div>
    </dialog>
  );
}
