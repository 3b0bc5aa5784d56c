import type { ComponentChild, FunctionComponent } from 'preact';
import type { State } from './discussion-state.js';
import type { Place } from './view.js';
import type { Widget } from './widget.js';

/** What a part of the widget renders with. */
export interface Self<S> extends Widget {
  /** A part of the discussion's state; the part renders again when it is another one. */
  select: <T>(select: (state: State) => T) => T;
  /** What this part alone knows. */
  local: S;
  set: (change: Partial<S>) => void;
}

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
