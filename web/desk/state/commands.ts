import { commandOf, takesText, type Command } from '../logic/shortcuts.js';
import { preferences } from './preferences.js';

/** Answers whether the command meant something here. */
export type Handler = (command: Command | number) => boolean;

const handlers: Handler[] = [];

/** The newest handler is asked first, so that what lies on top gets the keys. Answers how to stop. */
export function handleCommands(handler: Handler): () => void {
  handlers.unshift(handler);
  return () => {
    const index = handlers.indexOf(handler);
    if (index >= 0) handlers.splice(index, 1);
  };
}

/** Listens for keys on the whole page; in fields and in open dialogs letters are letters. */
export function listenForKeys(): () => void {
  const heard = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    if (!preferences.value.shortcuts || event.defaultPrevented) return;
    if (target instanceof HTMLElement && (takesText(target) || target.closest('dialog[open]'))) return;
    const command = commandOf(event);
    if (command !== null && handlers.some((handler) => handler(command))) event.preventDefault();
  };
  document.addEventListener('keydown', heard);
  return () => document.removeEventListener('keydown', heard);
}

/** A handler for the commands of a table. */
export const obeying =
  (table: Partial<Record<Command, () => void>>): Handler =>
  (command) => {
    const act = typeof command === 'number' ? undefined : table[command];
    act?.();
    return act !== undefined;
  };
