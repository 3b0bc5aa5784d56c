import { effect, signal } from '@preact/signals';
import { counts } from './live.js';
import { route } from './navigation.js';
import { api, phase, site } from './session.js';

/** Since when the oldest comment of the view on the screen has waited. */
export const oldest = signal<string | null>(null);

/** Counts change with every comment: ask only so often, in milliseconds. */
const PAUSE = 2_000;
let timer: ReturnType<typeof setTimeout> | undefined;

effect(() => {
  const id = site.value?.id;
  const at = route.value;
  const waiting = counts.value;
  clearTimeout(timer);
  if (phase.value !== 'staff' || id === undefined || at.page !== 'queue') return;
  const { view } = at;
  if (view !== 'pending' && view !== 'reported') return;
  if (waiting?.[view] === 0) {
    oldest.value = null;
    return;
  }
  timer = setTimeout(
    () => {
      api.queue({ site: id, view, sort: 'oldest', limit: 1 }).then(
        ({ items }) => (oldest.value = items[0]?.waitingSince ?? null),
        () => undefined,
      );
    },
    oldest.value === null ? 0 : PAUSE,
  );
});
