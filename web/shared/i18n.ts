export type Language = 'fr' | 'en';

/** The language of the nearest `lang` around an element, also outside its shadow root; English unless that is French. */
export function languageOf(element: Element): Language {
  for (let at: Element | null = element; at;) {
    const lang = at.closest('[lang]')?.getAttribute('lang');
    if (lang) return toLanguage(lang);
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return toLanguage(navigator.language);
}

export function toLanguage(tag: string): Language {
  return /^fr\b/i.test(tag) ? 'fr' : 'en';
}

/** Whether a count takes the singular: « 0 réponse », but “0 replies”. */
export function isOne(language: Language, n: number): boolean {
  return language === 'fr' ? n < 2 : n === 1;
}

/** `one` or `other` as the language counts, with `#` as the number. */
export function plural(language: Language, n: number, one: string, other: string): string {
  return (isOne(language, n) ? one : other).replace('#', formatNumber(language, n));
}

export function formatNumber(language: Language, n: number): string {
  return new Intl.NumberFormat(language).format(n);
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
];
/** After a week the date itself says more. */
const RELATIVE_MS = 7 * 86_400_000;

/** « il y a 3 heures », within a week; then « 12 mars », with the year once it is another one. */
export function formatAge(language: Language, then: Date, now: Date = new Date()): string {
  const age = Math.max(0, now.getTime() - then.getTime());
  if (age >= RELATIVE_MS) {
    const year = then.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
    return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', ...year }).format(then);
  }
  const [unit, size] = UNITS.findLast(([, size]) => age >= size) ?? ['second', 0];
  if (size === 0) return language === 'fr' ? 'à l’instant' : 'just now';
  const count = -Math.floor(age / size);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(count, unit);
}

/** The moment in full, for a tooltip. */
export function formatMoment(language: Language, moment: Date): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(moment);
}
