import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';

import { isArchive } from '../logic/route.js';
import type { QueueSort, View } from '../../../src/contract/terms.js';

export type Language = 'fr' | 'en';
export type Theme = 'auto' | 'light' | 'dark';

export interface Choices {
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

/** Answers the browser's storage; may throw where a page is denied it. */
export type OpenStorage = () => Pick<Storage, 'getItem' | 'setItem'>;

/** What a moderator chose, kept in the browser. */
export class Preferences {
  readonly language: ReadonlySignal<Language> = computed(() => this.value.language);

  readonly #chosen: Signal<Choices>;

  constructor(
    private readonly open: OpenStorage,
    browserLanguage: string,
  ) {
    this.#chosen = signal<Choices>({
      language: browserLanguage.toLowerCase().startsWith('fr') ? 'fr' : 'en',
      theme: 'auto',
      shortcuts: true,
      foldSevere: false,
      target: 30,
      order: 'oldest',
      archiveOrder: 'newest',
      site: null,
      ...this.#kept(),
    });
  }

  get value(): Choices {
    return this.#chosen.value;
  }

  prefer(change: Partial<Choices>): void {
    this.#chosen.value = { ...this.value, ...change };
    try {
      this.open().setItem(KEY, JSON.stringify(this.value));
    } catch {
      // A browser that keeps nothing: the choice lasts as long as the page.
    }
  }

  orderOf(view: View): QueueSort {
    return isArchive(view) ? this.value.archiveOrder : this.value.order;
  }

  setOrder(view: View, sort: QueueSort): void {
    this.prefer(isArchive(view) ? { archiveOrder: sort } : { order: sort });
  }

  #kept(): Partial<Choices> {
    try {
      const value: unknown = JSON.parse(this.open().getItem(KEY) ?? '{}');
      return typeof value === 'object' && value !== null ? value : {};
    } catch {
      return {};
    }
  }
}
