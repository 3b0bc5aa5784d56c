import { effect, signal } from '@preact/signals';
import type { View } from '../../../src/moderation/queue.schemas.js';
import { isArchive } from '../logic/route.js';
import { counts } from './live.js';
import { route } from './navigation.js';
import { preferences } from './preferences.js';
import { api, phase, site } from './session.js';

/** Since when the oldest comment of the view on the screen has waited. */
export const oldest = signal<string | null>(null);
/** How many of them are past the target, as far as one page tells. */
export const overdue = signal<{ count: number; isMore: boolean }>({ count: 0, isMore: false });

/** Counts change with every comment: ask only so often, in milliseconds. */
const PAUSE = 3_000;
const PAGE = 100;
let timer: ReturnType<typeof setTimeout> | undefined;
let shown = '';

effect(() => {
  const id = site.value?.id;
  const at = route.value;
  const waiting = counts.value;
  const { target } = preferences.value;
  clearTimeout(timer);
  if (phase.value !== 'staff' || id === undefined || at.page !== 'queue') return;
  const { view } = at;
  if (isArchive(view)) return;
  const isOther = shown !== `${id} ${view}`;
  shown = `${id} ${view}`;
  if (isOther || waiting?.[view] === 0) {
    oldest.value = null;
    overdue.value = { count: 0, isMore: false };
  }
  if (waiting?.[view] !== 0) timer = setTimeout(() => void read(id, view, target), isOther ? 0 : PAUSE);
});

async function read(id: string, view: View, target: number): Promise<void> {
  try {
    const first = await api.queue({ site: id, view, sort: 'oldest', limit: 1 });
    const since = first.items[0]?.waitingSince ?? null;
    oldest.value = since;
    const deadline = Date.now() - target * 60_000;
    const isLate = (at: string | null): boolean => at !== null && Date.parse(at) < deadline;
    const page = isLate(since) ? await api.queue({ site: id, view, sort: 'oldest', limit: PAGE }) : first;
    const count = page.items.filter(({ waitingSince }) => isLate(waitingSince)).length;
    overdue.value = { count, isMore: count === PAGE && page.nextCursor !== null };
  } catch {
    // The queue itself says what is wrong.
  }
}
