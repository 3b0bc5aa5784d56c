/** Units looked at of a text that is taken apart: the longest comment with as many accents as a letter may bear (screening/body.ts). */
const MAX_LENGTH = 30_000;

/**
 * A text as search compares it: without case, accents, ligatures and typographic signs. Done here and not by PostgreSQL, whose idea of
 * letters depends on the locale that a database was made with.
 */
export function searchable(text: string): string {
  return text
    .normalize('NFKD')
    .slice(0, MAX_LENGTH)
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\x20-\x7e\p{L}\p{N}]/gu, ' ');
}
