/**
 * Look-alikes of small Latin letters, a small choice after the skeletons of Unicode Technical Standard 39.
 * Capitals share the row; NFKC undoes other variants.
 */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'аαɑᴀ',
  b: 'вьβʙƀɓ',
  c: 'сᴄƈ',
  d: 'ԁᴅđɗ',
  e: 'еєҽεᴇɛ',
  f: 'ꜰƒ',
  g: 'ɡɢցɠ',
  h: 'нһηʜħհ',
  i: 'іιɪıɨ',
  j: 'јϳᴊ',
  k: 'кκᴋƙ',
  l: 'ӏʟłɫƚ',
  m: 'мμᴍ',
  n: 'пνɴոƞ',
  o: 'оοᴏøօө',
  p: 'рρᴘƥ',
  q: 'ԛ',
  r: 'гʀɾ',
  s: 'ѕꜱʂ',
  t: 'тτᴛŧ',
  u: 'սᴜ',
  v: 'ѵᴠʋ',
  w: 'шԝωᴡѡ',
  x: 'хχ',
  y: 'уүυγʏ',
  z: 'ζᴢƶ',
  σ: 'ς',
  ae: 'æ',
  oe: 'œ',
  ss: 'ß',
};

const LETTER_OF = new Map(
  Object.entries(LOOKALIKES).flatMap(([letter, alikes]) => Array.from(alikes, (alike) => [alike, letter] as const)),
);

/** White on black letters (negative circled, negative squared) are symbols to Unicode, without a decomposition. */
const NEGATIVE_ALPHABETS = [0x1f150, 0x1f170];

/** The Latin letter (or two: œ, æ, ß) that a lower-case character without accents passes for, else the character itself. */
export function latinLookalike(char: string): string {
  return LETTER_OF.get(char) ?? char;
}

/** The letter on a white-on-black symbol, or undefined. */
export function negativeLetter(codePoint: number): string | undefined {
  const first = NEGATIVE_ALPHABETS.find((start) => codePoint >= start && codePoint < start + 26);
  return first === undefined ? undefined : String.fromCodePoint(0x61 + codePoint - first);
}
