export type Command =
  | 'next'
  | 'previous'
  | 'approve'
  | 'reject'
  | 'skip'
  | 'escalate'
  | 'undo'
  | 'search'
  | 'help'
  | 'open'
  | 'select'
  | 'author';

/** The key of each command, as printed on its button. */
export const KEYS: Record<Command, string> = {
  next: 'j',
  previous: 'k',
  approve: 'a',
  reject: 'r',
  skip: 's',
  escalate: 'e',
  undo: 'u',
  search: '/',
  help: '?',
  open: 'o',
  select: 'x',
  author: 'i',
};

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  repeat: boolean;
}

/** A command, a digit for choosing a reason, or nothing: with a modifier the key belongs to the browser. */
export function commandOf(press: KeyPress): Command | number | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (/^[1-9]$/.test(key)) return press.repeat ? null : Number(key);
  const command = (Object.keys(KEYS) as Command[]).find((name) => KEYS[name] === key);
  if (command === undefined) return null;
  // A key that is held down may leaf through cards, but must not decide on all of them.
  return press.repeat && command !== 'next' && command !== 'previous' ? null : command;
}

/** Whether the person is typing there, so that letters are letters. */
export function takesText(target: { tagName?: string; type?: string; isContentEditable?: boolean } | null): boolean {
  if (!target) return false;
  if (target.isContentEditable === true) return true;
  const tag = target.tagName?.toUpperCase();
  if (tag === 'TEXTAREA' || tag === 'SELECT') return true;
  return tag === 'INPUT' && !['checkbox', 'radio', 'button', 'submit', 'reset'].includes(target.type ?? 'text');
}
