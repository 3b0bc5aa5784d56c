import type { ApiError } from '../../shared/api-error.js';
import type { Say } from '../voice.js';
import { TEXTS, type Key } from './members-texts.js';

/** A refusal in words for the reader. */
export function explain(say: Say<Key>, refusal: ApiError): string {
  const { code, detail, status } = refusal;
  const key = [code, fieldAtFault(refusal) ?? '', status === 429 ? 'rate.limited' : ''].find(isKey);
  if (key) return say(key);
  return /^comment\.(parent|not)/.test(code) ? say('gone') : detail || say('internal');
}

const isKey = (key: string): key is Key => Object.hasOwn(TEXTS, key);

/** The field that a refusal is about, if it is about one. */
export function fieldAtFault({ code, body }: ApiError): string | undefined {
  const [fault] = Array.isArray(body['errors']) ? (body['errors'] as { path: string }[]) : [];
  return fault?.path.split('.').at(-1) ?? /^account\.(email|name)/.exec(code)?.[1];
}
