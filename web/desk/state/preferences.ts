import { computed, effect, signal } from '@preact/signals';
import type { QueueSort, View } from '../../../src/moderation/queue.schemas.js';
import { isArchive } from '../logic/route.js';

export type Language = 'fr' | 'en';
export type Theme = 'auto' | 'light' | 'dark';

interface Preferences {
  language: Language;
  theme: Theme;
  shortcuts: boolean;
  foldSevere: boolean;
  /** Minutes within which a decision should come. */
  target: number;
  /** The order of the views where something waits, and of the archives. */
  order: QueueSort;
  archiveOrder: QueueSort;
  site: string | null;
}

const KEY = 'palabre.desk';

const DEFAULTS: Preferences = {
  language: navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en',
  theme: 'auto',
  shortcuts: true,
  foldSevere: false,
  target: 30,
  order: 'oldest',
  archiveOrder: 'newest',
  site: null,
};

function stored(): Partial<Preferences> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** What a moderator chose, kept in the browser. */
export const preferences = signal<Preferences>({ ...DEFAULTS, ...stored() });
export const language = computed(() => preferences.value.language);

export const orderOf = (view: View): QueueSort =>
  isArchive(view) ? preferences.value.archiveOrder : preferences.value.order;

export const setOrder = (view: View, sort: QueueSort): void =>
  prefer(isArchive(view) ? { archiveOrder: sort } : { order: sort });

export function prefer(change: Partial<Preferences>): void {
  preferences.value = { ...preferences.value, ...change };
}

effect(() => {
  const { theme, language } = preferences.value;
  document.documentElement.lang = language;
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences.value));
  } catch {
    // A browser that keeps nothing: the choice lasts as long as the page.
  }
});
