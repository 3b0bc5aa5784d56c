import { signal } from '@preact/signals';
import { formatRoute, parseRoute, type Route } from '../logic/route.js';

export const route = signal<Route>(parseRoute(location.hash));
addEventListener('hashchange', () => (route.value = parseRoute(location.hash)));

/** Goes there; `replace` leaves no step to come back to. */
export function go(next: Route, replace = false): void {
  const hash = formatRoute(next);
  if (replace) {
    history.replaceState(null, '', hash);
    route.value = next;
  } else location.hash = hash;
}
