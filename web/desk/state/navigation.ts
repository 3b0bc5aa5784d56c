import { signal, type Signal } from '@preact/signals';
import { formatRoute, parseRoute, type Route } from '../logic/route.js';

/** Where in the desk one is; the address follows, and is followed. */
export class Navigation {
  readonly route: Signal<Route>;

  constructor(hash: string) {
    this.route = signal(parseRoute(hash));
  }

  /** Follows the address. Answers how to stop. */
  start(): () => void {
    const follow = (): void => {
      this.route.value = parseRoute(location.hash);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }

  /** Goes there; `replace` leaves no step to come back to. */
  go(next: Route, replace = false): void {
    const hash = formatRoute(next);
    if (replace) {
      history.replaceState(null, '', hash);
      this.route.value = next;
    } else location.hash = hash;
  }
}
