/** Bounds that both sides of the wire know. Plain values, so that browsers may take them without a schema library. */

/**
 * Longest comment, in code points after `normaliseBody`: some 800 words, a long reader's letter. Code points rather than UTF-16 units, so
 * that emoji and rarer scripts are not charged double.
 */
export const MAX_BODY_LENGTH = 5000;

/** How long an author may change a text, in minutes: time to mend a slip, not to rewrite what others have answered. */
export const EDIT_WINDOW_MINUTES = 15;

/** Comments above one: a deeper thread is a dialogue of two that no screen can show, so an answer to its last comment is refused. */
export const MAX_DEPTH = 50;

/** Characters of a public name. */
export const NAME_MIN = 2;
export const NAME_MAX = 40;

/** Characters of a password. OWASP ASVS 5.0, 6.2.1 and 6.2.9: at least 8, and at least 64 allowed. No rules of composition (6.2.5). */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

/** Items of a page: the most, and how many come when nothing is said. */
export const PAGE_LIMIT = 100;
export const PAGE_DEFAULT = 20;

/** Comments in one decision: as many as somebody can look through in a list, and as one transaction should hold locks for. */
export const BULK_LIMIT = 1_000;
