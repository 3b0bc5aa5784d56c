import { effect, signal } from '@preact/signals';

import { isArchive } from '../logic/route.js';
import type { DeskApi } from './desk-api.js';
import type { Live } from './live.js';
import type { Navigation } from './navigation.js';
import type { Preferences } from './preferences.js';
import type { DeskSession } from './session.js';
import type { View } from '../../../src/contract/terms.js';

/** Counts change with every comment: ask only so often, in milliseconds. */
const PAUSE = 3_000;
const PAGE = 100;

/** How long the view on the screen has made people wait. */
export class Oldest {
  /** Since when its oldest comment has waited. */
  readonly since = signal<string | null>(null);
  /** How many are past the target, as far as one page tells. */
  readonly overdue = signal<{ count: number; isMore: boolean }>({ count: 0, isMore: false });

  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = '';

  constructor(
    private readonly api: DeskApi,
    private readonly session: DeskSession,
    private readonly navigation: Navigation,
    private readonly live: Live,
    private readonly preferences: Preferences,
  ) {}

  /** Asks whenever the view or its count changes. Answers how to stop. */
  start(): () => void {
    const stop = effect(() => this.#plan());
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  #plan(): void {
    const site = this.session.site.value?.id;
    const at = this.navigation.route.value;
    const waiting = this.live.counts.value;
    const { target } = this.preferences.value;
    clearTimeout(this.#timer);
    if (this.session.phase.value !== 'staff' || site === undefined || at.page !== 'queue') return;
    const { view } = at;
    if (isArchive(view)) return;
    const isOther = this.#shown !== `${site} ${view}`;
    this.#shown = `${site} ${view}`;
    if (isOther || waiting?.[view] === 0) {
      this.since.value = null;
      this.overdue.value = { count: 0, isMore: false };
    }
    if (waiting?.[view] === 0) return;
    this.#timer = setTimeout(() => void this.#read(site, view, target), isOther ? 0 : PAUSE);
  }

  async #read(site: string, view: View, target: number): Promise<void> {
    const asked = this.#shown;
    try {
      const first = await this.api.queue({ site, view, sort: 'oldest', limit: 1 });
      const since = first.items[0]?.waitingSince ?? null;
      const deadline = Date.now() - target * 60_000;
      const isLate = (at: string | null): boolean => at !== null && Date.parse(at) < deadline;
      const page = isLate(since) ? await this.api.queue({ site, view, sort: 'oldest', limit: PAGE }) : first;
      if (asked !== this.#shown) return;
      const count = page.items.filter(({ waitingSince }) => isLate(waitingSince)).length;
      this.since.value = since;
      this.overdue.value = { count, isMore: count === PAGE && page.nextCursor !== null };
    } catch {
      // The queue itself says what is wrong.
    }
  }
}
