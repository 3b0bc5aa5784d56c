import type { ApiError } from '../shared/api-error.js';
import { formatNumber, isOne, type Language } from '../shared/i18n.js';
import type { ReadingKey } from './texts.js';

/**
 * Texts by key, in English and in French. `#` is a number, which chooses between the forms around `|`; `@` is a name, before which « de »
 * becomes « d’ » where French wants it.
 */
type Texts<K extends string> = Readonly<Record<K, readonly [en: string, fr: string]>>;

/** A voice in one language: `say` its texts, and `explain` refusals in words for the reader. */
export interface Voice<K extends string> {
  say: (key: K, values?: { n?: number; name?: string }) => string;
  explain: (refusal: ApiError) => string;
}

export function voice<K extends string>(texts: Texts<K | ReadingKey>, language: Language): Voice<K | ReadingKey> {
  const say: Voice<K | ReadingKey>['say'] = (key, { n = 0, name = '' } = {}) => {
    const forms = texts[key][language === 'fr' ? 1 : 0].split('|');
    const form = (isOne(language, n) ? forms[0] : forms.at(-1)) ?? '';
    return form
      .replace('#', () => formatNumber(language, n))
      .replace(
        /(\bde )?@/,
        (_, of?: string) => `${of && /^[aeiouyhâàéèêëîïôùû]/i.test(name) ? 'd’' : (of ?? '')}${name}`,
      );
  };
  const explain = (refusal: ApiError): string => {
    const { code, detail, status } = refusal;
    const isKey = (key: string): key is K => Object.hasOwn(texts, key);
    const key = [code, status === 429 ? 'rate.limited' : ''].find(isKey);
    if (key) return say(key);
    return /^comment\.(parent|not)/.test(code) ? say('gone') : detail || say('internal');
  };
  return { say, explain };
}
