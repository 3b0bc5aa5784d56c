import { signal } from '@preact/signals';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'good' | 'bad';
  action: { label: string; key?: string; run: () => void } | null;
  /** Milliseconds; null: until it is dismissed. */
  life: number | null;
}

/** Long enough to read and to change one's mind. */
export const UNDO_TIME = 8_000;
const MOST = 3;

export const toasts = signal<readonly Toast[]>([]);
let count = 0;

/** Shows a message for a while; the oldest makes room. Answers its id. */
export function toast(text: string, more: Partial<Omit<Toast, 'id' | 'text'>> = {}): number {
  count += 1;
  const shown: Toast = { id: count, text, tone: 'plain', action: null, life: UNDO_TIME, ...more };
  toasts.value = [...toasts.value, shown].slice(-MOST);
  return count;
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((shown) => shown.id !== id);
}
