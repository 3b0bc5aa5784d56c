import { NAME_MAX, NAME_MIN } from './limits.js';
import { z } from 'zod';

/** Control, format (zero-width, bidirectional), private and unassigned characters: invisible, or able to turn the line around. */
const INVISIBLE = /\p{C}/u;
/** More marks on one letter than any living spelling needs. */
const STACKED_MARKS = /\p{M}{4}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

const length = (name: string): number => Array.from(name).length;

/** A public name as typed, made canonical (NFC, single spaces) and checked. */
export const accountNameSchema = z
  .string()
  .max(200)
  .transform((name) => name.normalize('NFC').trim().replaceAll(/\s+/gu, ' '))
  .refine((name) => length(name) >= NAME_MIN, `must have at least ${NAME_MIN} characters`)
  .refine((name) => length(name) <= NAME_MAX, `must have at most ${NAME_MAX} characters`)
  .refine((name) => !INVISIBLE.test(name), 'must not contain invisible characters')
  .refine((name) => !STACKED_MARKS.test(name), 'must not stack marks on a letter')
  .refine((name) => LETTER_OR_DIGIT.test(name), 'must contain a letter or a digit')
  .describe(`The public name: ${NAME_MIN} to ${NAME_MAX} characters.`);
