import type { ApiError } from '../../shared/api-error.js';
import type { Language } from '../../shared/i18n.js';
import { voice, type Voice } from '../voice.js';
import { TEXTS, type Key } from './members-texts.js';

/** All that the widget can say; refusals that have no words of their own are explained by the field at fault. */
export function memberVoice(language: Language): Voice<Key> {
  const { say, explain } = voice<Key>(TEXTS, language);
  return {
    say,
    explain: (refusal) => {
      const field = isKey(refusal.code) ? '' : (fieldAtFault(refusal) ?? '');
      return isKey(field) ? say(field) : explain(refusal);
    },
  };
}

const isKey = (key: string): key is Key => Object.hasOwn(TEXTS, key);

/** The field that a refusal is about, if it is about one. */
export function fieldAtFault({ code, faults }: ApiError): string | undefined {
  return faults[0]?.path.split('.').at(-1) ?? /^account\.(email|name)/.exec(code)?.[1];
}
