import type { Span } from './verdict.js';

/**
 * Top-level domains that are words too: after a full stop without its space (« la fin.de la ») only a path makes
 * an address.
 */
const CLEAR_TLDS = new Set(
  'com net org info biz edu gov fr eu uk ch ru ua pl cz nl lu pt se cn jp kr br mx au nz tr io ai co tv gg ly gl xyz рф'.split(
    ' ',
  ),
);

/**
 * Top-level domains that are words too, in French or English: after a full stop without its space (« la fin.de la ») they
 * are an address only with a path (« amzn.to/abc »).
 */
const AMBIGUOUS_TLDS = new Set(
  (
    'de es ca be it is in at to me my us so no la le do as am pm im fm sh cc ws ' +
    'app dev top club site shop store online live news blog link click work world life today space fun win bid men icu buzz vip pro'
  ).split(' '),
);

const DELIMITER = /[\s<>"«»“”|]/u;
const HOST_CHAR = /[\p{L}\p{M}\p{N}.@_-]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const SCHEME_CHAR = /[a-z0-9+.-]/i;
/** Also half of a surrogate pair: units are looked at one by one, and no address ends with an emoji. */
const TRAILING = /[\p{P}\p{S}\p{Cs}]/u;
/** Units to which a character of an address may expand (« ㏇ » is Co.); what expands further is a phrase, and stays. */
const MAX_EXPANSION = 6;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
/** What may end an address although it is punctuation. */
const PATH_END = new Set(['/', '=', '&', '#', '%', '_', '-', '+', '~', '$']);

/** A stretch of text without delimiters, and for each of its units the place in the text. */
interface Chunk {
  text: string;
  starts: number[];
  ends: number[];
}

function beginsAddress(text: string, at: number): boolean {
  const ahead = text.slice(at, at + 8).toLowerCase();
  return ahead.startsWith('http://') || ahead.startsWith('https://') || ahead.startsWith('www.');
}

/** Splits at white space, brackets and quotes, and at a comma or semicolon that glues two addresses. Invisible characters go. */
function* chunksOf(body: string): Generator<Chunk> {
  let chunk: Chunk = { text: '', starts: [], ends: [] };
  let offset = 0;
  for (const char of body) {
    const end = offset + char.length;
    if (DELIMITER.test(char) || ((char === ',' || char === ';') && beginsAddress(body, end))) {
      if (chunk.text !== '') yield chunk;
      chunk = { text: '', starts: [], ends: [] };
    } else if (!INVISIBLE.test(char)) {
      const expanded = char > '\u007f' ? char.normalize('NFKC') : char;
      const plain = expanded.length > MAX_EXPANSION ? char : expanded;
      chunk.text += plain;
      for (let unit = 0; unit < plain.length; unit += 1) {
        chunk.starts.push(offset);
        chunk.ends.push(end);
      }
    }
    offset = end;
  }
  if (chunk.text !== '') yield chunk;
}

/** Where an address with a scheme begins (`https://…`), or undefined. */
function schemeStart(text: string): number | undefined {
  const colon = text.indexOf('://');
  let start = colon;
  while (start > 0 && SCHEME_CHAR.test(text.charAt(start - 1))) start -= 1;
  while (start < colon && !/[a-z]/i.test(text.charAt(start))) start += 1;
  return colon - start >= 2 && LETTER_OR_DIGIT.test(text.charAt(colon + 3)) ? start : undefined;
}

/** Domains are written in small letters, or all in capitals; « fin.Fr » is a sentence that begins. */
function writtenAsDomain(tld: string, host: string): boolean {
  return tld === tld.toLowerCase() || host === host.toUpperCase();
}

/** Whether a run of host characters, followed by `next`, is an address: `www.exemple.fr`, `exemple.com`, `a@exemple.com`. */
function isHost(run: string, next: string): boolean {
  const host = run.slice(run.lastIndexOf('@') + 1);
  const labels = host.split('.');
  const tld = labels.at(-1) ?? '';
  const name = labels.at(-2) ?? '';
  if (labels.length < 2 || tld === '' || name === '') return false;
  if (labels[0]?.toLowerCase() === 'www') return true;
  if (!writtenAsDomain(tld, host)) return false;
  const path = next === '/';
  if (AMBIGUOUS_TLDS.has(tld.toLowerCase())) return path || run.includes('@');
  return CLEAR_TLDS.has(tld.toLowerCase()) && (path || name.length >= 2);
}

/** Where an address without a scheme begins, or undefined. Full stops at the end of a run belong to the sentence. */
function hostStart(text: string): number | undefined {
  let start = 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && HOST_CHAR.test(text.charAt(end))) end += 1;
    let first = start;
    while (first < end && !LETTER_OR_DIGIT.test(text.charAt(first))) first += 1;
    let last = end;
    while (last > first && !LETTER_OR_DIGIT.test(text.charAt(last - 1))) last -= 1;
    if (isHost(text.slice(first, last), last === end ? text.charAt(end) : '')) return first;
    start = end + 1;
  }
  return undefined;
}

/**
 * The addresses in a text: with a scheme, beginning with `www.`, bare domains and e-mail addresses, at most one in each stretch
 * without spaces. One pass over the text, no backtracking.
 */
export function findLinks(body: string): Span[] {
  const links: Span[] = [];
  for (const { text, starts, ends } of chunksOf(body)) {
    const first = schemeStart(text) ?? hostStart(text);
    if (first === undefined) continue;
    let last = text.length - 1;
    while (last > first && TRAILING.test(text.charAt(last)) && !PATH_END.has(text.charAt(last))) last -= 1;
    links.push({ start: starts[first] ?? 0, end: ends[last] ?? body.length });
  }
  return links;
}
