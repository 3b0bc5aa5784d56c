import { formatNumber, isOne, type Language } from '../shared/i18n.js';

/**
 * Texts by key, in English and in French. `#` is a number, which chooses between the forms around `|`; `@` is a name. It stands behind no
 * « de », which would be « d’ » before some names.
 */
type Texts<K extends string> = Readonly<Record<K, readonly [en: string, fr: string]>>;

export type Say<K> = (key: K, values?: { n?: number; name?: string }) => string;

/** The widget's voice in one language. */
export const voice =
  <K extends string>(texts: Texts<K>, language: Language): Say<K> =>
  (key, { n = 0, name = '' } = {}) => {
    const forms = texts[key][language === 'fr' ? 1 : 0].split('|');
    const form = (isOne(language, n) ? forms[0] : forms.at(-1)) ?? '';
    return form.replace('#', () => formatNumber(language, n)).replace('@', () => name);
  };
