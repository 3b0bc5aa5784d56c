import { latinLookalike } from '../common/confusables.js';

/** Digits and letters that a name's reader takes for one another. */
const TWINS: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', l: 'i', '3': 'e', '5': 's' };

/**
 * What two names that a reader would take for the same have in common: letters without case, accents and width, and those that look alike
 * (of other alphabets, and digits) made one.
 */
export function nameKey(name: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return Array.from(letters, latinLookalike)
    .join('')
    .replaceAll(/[01l35]/g, (char) => TWINS[char] ?? char);
}
