import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ruling, Subject } from '../state/act.js';
import { useDesk } from '../state/use-desk.js';
import { Dialog } from './dialog.js';
import { Icon } from './icon.js';

interface Props {
  subjects: readonly Subject[];
  choose: (ruling: Ruling) => void;
}

/** Asks colleagues for a second opinion: Enter is enough, a word on why helps them. */
export function EscalateDialog({ subjects, choose }: Props) {
  const { text, panels } = useDesk();
  const t = text.value.act;
  const [note, setNote] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (): void => {
    panels.shut('escalate');
    choose({ action: 'escalate', reason: null, note: note.trim() === '' ? null : note.trim(), label: '' });
  };
  const [only] = subjects;
  const title = subjects.length === 1 && only ? t.escalateTitle(only.author) : t.escalateTitleMany(subjects.length);
  return (
    <Dialog title={title} shape="sheet" onClose={() => panels.shut('escalate')}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p class="muted">{t.escalateText}</p>
        <label class="field">
          <span>
            {t.escalateNote} <span class="muted">({text.value.optional})</span>
          </span>
          <textarea
            ref={field}
            rows={2}
            maxLength={2000}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              send();
            }}
          />
          <small class="muted">{t.escalateNoteHint}</small>
        </label>
        <div class="dialog-actions">
          <button type="submit" class="button primary">
            <Icon name="escalate" />
            {t.escalateSend}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
