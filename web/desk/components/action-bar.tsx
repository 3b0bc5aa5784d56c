import { KEYS } from '../logic/shortcuts.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';
import { KeyCap } from './key-cap.js';

export interface Actions {
  approve: () => void;
  reject: () => void;
  skip?: () => void;
  escalate: () => void;
  undo: () => void;
  previous?: () => void;
  next?: () => void;
}

interface Props {
  /** Whom the actions are about; null when there is nothing to decide. */
  name: string | null;
  /** Whether a second opinion is wanted already. */
  isEscalated?: boolean;
  actions: Actions;
}

/** The same buttons in the same place, always. One that cannot act stays where it is, and keeps the focus. */
export function ActionBar({ name, isEscalated = false, actions }: Props) {
  const { text, acts } = useDesk();
  const t = text.value.act;
  const idle = name === null;
  const button = (kind: keyof Actions, label: string, spoken: string, isOff: boolean) => (
    <button
      type="button"
      class={`act act-${kind}`}
      aria-label={spoken}
      aria-keyshortcuts={KEYS[kind]}
      aria-disabled={isOff}
      onClick={() => !isOff && actions[kind]?.()}
    >
      <Icon name={kind} />
      <span class="act-label">{label}</span>
      <KeyCap>{KEYS[kind]}</KeyCap>
    </button>
  );
  return (
    <div class="action-bar" role="toolbar" aria-label={t.bar}>
      {actions.previous && button('previous', t.previous, t.previous, false)}
      {button('undo', t.undo, t.undo, !acts.canUndo.value)}
      <span class="act-gap" />
      {button('approve', t.approve, name === null ? t.approve : t.approveName(name), idle)}
      {button('reject', t.reject, name === null ? t.reject : t.rejectName(name), idle)}
      {button('escalate', t.escalate, name === null ? t.escalate : t.escalateName(name), idle || isEscalated)}
      {actions.skip && button('skip', t.skip, name === null ? t.skip : t.skipName(name), idle)}
      <span class="act-gap" />
      {actions.next && button('next', t.next, t.next, false)}
    </div>
  );
}
