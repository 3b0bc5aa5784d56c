/** A stretch of a comment: plain, or an address that may be followed. */
export interface Piece {
  text: string;
  href?: string;
}

const SCHEME = /https?:\/\//gi;
const END = /[\s<>"«»“”|]/u;
const SENTENCE = new Set('.,;:!?…’\'"*_'.split(''));
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * Cuts a text at its http(s) addresses. Only what names its scheme becomes a link: a reader sees where it goes. One pass, so that no text
 * costs more than its length.
 */
export function scanLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  SCHEME.lastIndex = 0;
  for (let match = SCHEME.exec(text); match; match = SCHEME.exec(text)) {
    let end = match.index + match[0].length;
    while (end < text.length && !END.test(text.charAt(end))) end++;
    SCHEME.lastIndex = end;
    const address = trimmed(text.slice(match.index, end));
    if (!URL.canParse(address)) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: address, href: new URL(address).href });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** Without the punctuation of the sentence around it, and without a closing bracket that it did not open. */
function trimmed(address: string): string {
  const opened = new Map<string, number>();
  for (const char of address) opened.set(char, (opened.get(char) ?? 0) + 1);
  let end = address.length;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    const opening = CLOSING[last];
    const surplus = opening !== undefined && (opened.get(last) ?? 0) > (opened.get(opening) ?? 0);
    if (!SENTENCE.has(last) && !surplus) break;
    opened.set(last, (opened.get(last) ?? 0) - 1);
  }
  return address.slice(0, end);
}
