import { createHash } from 'node:crypto';
import { fold, isGap } from './fold.js';

/**
 * Shorter texts are what many people say in the same words (« Merci », « Tout à fait », « +1 »): they are nobody's
 * repetition.
 */
export const REPETITION_MIN_LETTERS = 15;

/**
 * A short digest (22 characters) of the letters of a text, equal for texts that differ only in case, accents, look-alikes,
 * spacing, punctuation or stretched letters; stored with each comment so that finding a repetition is an index lookup.
 * Empty for a text of fewer than REPETITION_MIN_LETTERS letters, which never counts as one.
 */
export function repetitionKey(body: string): string {
  const letters: string[] = [];
  for (const unit of fold(body).key) {
    const stretched = unit === letters.at(-1) && unit === letters.at(-2);
    if (!isGap(unit) && !stretched) letters.push(unit);
  }
  if (letters.length < REPETITION_MIN_LETTERS) return '';
  return createHash('sha256').update(letters.join('')).digest('base64url').slice(0, 22);
}
