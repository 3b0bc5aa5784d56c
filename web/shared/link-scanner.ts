/** A stretch of a comment: plain, or an address that may be followed. */
export interface Piece {
  text: string;
  href?: string;
}

const ADDRESS = /https?:\/\/[^\s<>"«»“”|]+/gi;
const SENTENCE = new Set('.,;:!?…’\'"*_)]}');

/**
 * Cuts a text at its http(s) addresses. Only what names its scheme becomes a link: a reader sees where it goes. One pass, so that no text
 * costs more than its length.
 */
export function scanLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutSentence(found);
    if (!URL.canParse(address)) continue;
    pieces.push({ text: text.slice(from, index) }, { text: address, href: address });
    from = index + address.length;
  }
  pieces.push({ text: text.slice(from) });
  return pieces.filter((piece) => piece.text !== '');
}

/** Without the punctuation of the sentence around it; a bracket that the address opens itself belongs to it. */
function withoutSentence(address: string): string {
  let end = address.length;
  while (SENTENCE.has(address.charAt(end - 1)) && !(address.charAt(end - 1) === ')' && address.includes('('))) end--;
  return address.slice(0, end);
}
