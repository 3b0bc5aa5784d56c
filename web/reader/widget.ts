import { createContext } from 'preact';
import { useContext, useEffect, useReducer, useRef } from 'preact/hooks';
import type { Language } from '../shared/i18n.js';
import type { ApiError } from '../shared/api-client.js';
import type { Announcer } from './announcer.js';
import type { Authoring } from './authoring.js';
import type { State } from './discussion-state.js';
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

const WidgetContext = createContext<Widget | null>(null);
export const WidgetProvider = WidgetContext.Provider;

export function useWidget(): Widget {
  const widget = useContext(WidgetContext);
  if (!widget) throw new Error('outside of the widget');
  return widget;
}

/** A part of the state; renders again when that part is another one. */
export function useSelect<T>(select: (state: State) => T): T {
  const { discussion } = useWidget();
  const [, renderAgain] = useReducer<number, void>((n) => n + 1, 0);
  const shown = useRef({ select, value: select(discussion.value) });
  shown.current = { select, value: select(discussion.value) };
  useEffect(() => {
    const look = (): void => {
      const { select, value } = shown.current;
      if (!Object.is(select(discussion.value), value)) renderAgain();
    };
    look();
    return discussion.subscribe(look);
  }, [discussion]);
  return shown.current.value;
}

/** What went wrong, in words for the reader. */
export function explain(say: Say, { code, faults, detail }: ApiError): string {
  const keys = [...faults.map(({ path }) => path.split('.').at(-1) ?? ''), code];
  const key = keys.find(isKey);
  if (key) return say(key);
  if (/^comment\.(parent|not)/.test(code)) return say('gone');
  return detail || say('internal');
}

export const commentSelector = (id: string): string => `[data-comment="${id}"]`;
