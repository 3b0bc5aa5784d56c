import type { ComponentChildren } from 'preact';
import { memberPart } from './member-part.js';

interface ModalProps {
  title: string;
  /** Answers whether it is done, so that the dialog may close. */
  onSubmit: (fields: Readonly<Record<string, string>>) => Promise<boolean>;
  children: ComponentChildren;
}

const show = (dialog: HTMLDialogElement | null): void => {
  if (dialog && !dialog.open) dialog.showModal();
};

/** A native dialog around a form: Escape closes it, and the browser gives the focus back to where it was. */
export const Modal = memberPart<ModalProps>(({ discussion, say }, { title, onSubmit, children }) => {
  const close = ({ currentTarget }: { currentTarget: Element }): void => currentTarget.closest('dialog')?.close();
  return (
    <dialog
      ref={show}
      part="dialog"
      aria-labelledby="palabre-dialog"
      onClose={() => discussion.update({ dialog: null })}
      onMouseDown={(event) => event.target === event.currentTarget && close(event)}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const fields = Object.fromEntries(new FormData(form)) as Record<string, string>;
          void onSubmit(fields).then((isDone) => isDone && form.closest('dialog')?.close());
        }}
      >
        <header class="dialog-head">
          <h3 id="palabre-dialog">{title}</h3>
          <button type="button" class="icon-button" aria-label={say('close')} onClick={close}>
            ×
          </button>
        </header>
        {children}
      </form>
    </dialog>
  );
});
