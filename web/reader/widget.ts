import type { Language } from '../shared/i18n.js';
import { ApiError } from '../shared/api-client.js';
import type { Announcer } from './announcer.js';
import type { Authoring } from './authoring.js';
import type { Discussion } from './discussion.js';
import { isKey, type Say } from './texts.js';

/** What every part of the widget works with. */
export interface Widget {
  discussion: Discussion;
  authoring: Authoring;
  announcer: Announcer;
  language: Language;
  say: Say;
  /** The address of a comment on the page that embeds it. */
  linkTo: (commentId: string) => string;
  /** Moves the focus once what was changed is on the screen. */
  focusSoon: (selector: string) => void;
}

export const commentSelector = (id: string): string => `[data-comment="${id}"]`;

/** Does something that may be refused. Answers null, or the refusal. */
export async function refusalOf(act: Promise<unknown>): Promise<ApiError | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

/** The field that a refusal is about, if it is about one. */
export function fieldAtFault({ code, faults }: ApiError): string | undefined {
  return faults[0]?.path.split('.').at(-1) ?? /^account\.(email|name)/.exec(code)?.[1];
}

/** A refusal in words for the reader. */
export function explain(say: Say, refusal: ApiError): string {
  const { code, detail, status } = refusal;
  const key = [code, fieldAtFault(refusal) ?? '', status === 429 ? 'rate.limited' : ''].find(isKey);
  if (key) return say(key);
  return /^comment\.(parent|not)/.test(code) ? say('gone') : detail || say('internal');
}
