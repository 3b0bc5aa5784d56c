import { useEffect, useRef, useState } from 'preact/hooks';
import { commandOf, takesText } from '../logic/shortcuts.js';
import type { Ruling, Subject } from '../state/act.js';
import type { ReasonText } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';
import { Dialog } from './dialog.js';
import { KeyCap } from './key-cap.js';

interface Props {
  subjects: readonly Subject[];
  choose: (ruling: Ruling) => void;
}

/** Why a comment is rejected: one key or one touch. Beside it, the charter's words and what the author will read. */
export function ReasonPicker({ subjects, choose }: Props) {
  const { text, preferences, panels, reasons } = useDesk();
  const t = text.value.act;
  const [looked, setLooked] = useState<ReasonText | null>(reasons.all.value[0] ?? null);
  const [note, setNote] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const take = ({ code, label }: ReasonText): void => {
    panels.shut('reasons');
    choose({ action: 'reject', reason: code, note: note.trim() === '' ? null : note.trim(), label });
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLElement && takesText(event.target)) return;
    const digit = preferences.value.shortcuts ? commandOf(event) : null;
    const reason = typeof digit === 'number' ? reasons.all.value[digit - 1] : undefined;
    if (reason) {
      event.preventDefault();
      take(reason);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      step(event.target, event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  const [only] = subjects;
  const title = subjects.length === 1 && only?.author ? t.reasonTitle(only.author) : t.reasonTitleMany(subjects.length);
  return (
    <Dialog title={title} shape="sheet" onClose={() => panels.shut('reasons')} onKeyDown={pressed}>
      <div class="reasons">
        <ol class="reason-list">
          {reasons.all.value.map((reason, index) => (
            <li key={reason.code}>
              <button
                ref={index === 0 ? first : undefined}
                type="button"
                class={`reason ${looked?.code === reason.code ? 'is-looked-at' : ''}`}
                onFocus={() => setLooked(reason)}
                onPointerEnter={() => setLooked(reason)}
                onClick={() => take(reason)}
              >
                {index < 9 ? <KeyCap>{String(index + 1)}</KeyCap> : <span class="key-cap is-empty" />}
                <span class="reason-label">
                  {reason.label}
                  <span class="reason-message-short muted">{reason.message}</span>
                </span>
              </button>
            </li>
          ))}
        </ol>
        <div class="reason-more">
          {looked && (
            <dl class="reason-texts">
              {looked.policy && (
                <div>
                  <dt>{t.policy}</dt>
                  <dd>{looked.policy}</dd>
                </div>
              )}
              <div>
                <dt>{t.message}</dt>
                <dd class="letter">{looked.message}</dd>
              </div>
            </dl>
          )}
          <label class="field">
            <span>
              {t.note} <span class="muted">({text.value.optional})</span>
            </span>
            <textarea rows={2} maxLength={2000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
            <small class="muted">{t.noteHint}</small>
          </label>
        </div>
      </div>
    </Dialog>
  );
}

function step(from: EventTarget | null, by: 1 | -1): void {
  if (!(from instanceof HTMLElement)) return;
  const buttons = [...(from.closest('.reasons')?.querySelectorAll<HTMLElement>('.reason') ?? [])];
  buttons[(buttons.indexOf(from) + by + buttons.length) % buttons.length]?.focus();
}
