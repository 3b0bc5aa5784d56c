import type { Self } from './self.js';
import type { ComponentChild, FunctionComponent } from 'preact';
import type { Place } from './view.js';

/**
 * A component that renders for what it uses only: other props, other local state, or another value of what it selects. One subscription
 * each, so that ten thousand comments are no burden.
 */
export function part<P extends object = object, S extends object = object>(
  view: (self: Self<S>, props: P) => ComponentChild,
  local?: (props: P) => S,
): FunctionComponent<P> {
  return (props: P, place: Place) => view(place.self(local as (props: object) => S), props);
}
