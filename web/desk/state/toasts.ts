import { signal } from '@preact/signals';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'good' | 'bad';
  action: { label: string; key?: string; run: () => void } | null;
  /** Milliseconds. */
  life: number;
}

/** Long enough to read and to change one's mind. */
const UNDO_TIME = 8_000;
const MOST = 3;

/** Messages that pass by themselves. */
export class Toasts {
  readonly shown = signal<readonly Toast[]>([]);

  /** What is left of each life. */
  readonly #left = new Map<number, number>();
  #count = 0;

  /** Shows a message for a while; the oldest makes room. Answers its id. */
  show(text: string, more: Partial<Omit<Toast, 'id' | 'text'>> = {}): number {
    this.#count += 1;
    const toast: Toast = { id: this.#count, text, tone: 'plain', action: null, life: UNDO_TIME, ...more };
    this.#left.set(toast.id, toast.life);
    const crowded = this.shown.value.slice(0, Math.max(0, this.shown.value.length + 1 - MOST));
    crowded.forEach(({ id }) => this.dismiss(id));
    this.shown.value = [...this.shown.value, toast];
    return toast.id;
  }

  dismiss(id: number): void {
    this.#left.delete(id);
    this.shown.value = this.shown.value.filter((toast) => toast.id !== id);
  }

  /** Time went by, in milliseconds, in which nobody pointed at the message or had the focus there. */
  age(id: number, passed: number): void {
    const left = (this.#left.get(id) ?? 0) - passed;
    if (left <= 0) this.dismiss(id);
    else this.#left.set(id, left);
  }
}
