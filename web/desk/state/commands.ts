import { commandOf, takesText, type Command } from '../logic/shortcuts.js';
import type { Preferences } from './preferences.js';

/** Answers whether the command meant something here. */
export type Handler = (command: Command | number) => boolean;

/** Who gets the keys that mean something. */
export class Commands {
  readonly #handlers: Handler[] = [];

  constructor(private readonly preferences: Preferences) {}

  /** The newest handler is asked first, so that what lies on top gets the keys. Answers how to stop. */
  handle(handler: Handler): () => void {
    this.#handlers.unshift(handler);
    return () => {
      const index = this.#handlers.indexOf(handler);
      if (index >= 0) this.#handlers.splice(index, 1);
    };
  }

  /** Obeys the commands of a table. Answers how to stop. */
  obey(table: Partial<Record<Command, () => void>>): () => void {
    return this.handle((command) => {
      const act = typeof command === 'number' ? undefined : table[command];
      act?.();
      return act !== undefined;
    });
  }

  /** Whether somebody obeyed. */
  give(command: Command | number): boolean {
    return this.#handlers.some((handler) => handler(command));
  }

  /** Listens for keys on the whole page; in fields and in open dialogs letters are letters. Answers how to stop. */
  listenForKeys(): () => void {
    const heard = (event: KeyboardEvent): void => {
      const target = event.composedPath()[0];
      if (!this.preferences.value.shortcuts || event.defaultPrevented) return;
      if (target instanceof HTMLElement && (takesText(target) || target.closest('dialog[open]'))) return;
      const command = commandOf(event);
      if (command !== null && this.give(command)) event.preventDefault();
    };
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }
}
