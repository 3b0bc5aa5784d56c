import type { State } from './discussion-state.js';
import type { Widget } from './widget.js';

/** What a part of the widget renders with. */
export interface Self<S> extends Widget {
  /** A part of the discussion's state; the part renders again when it is another one. */
  select: <T>(select: (state: State) => T) => T;
  /** What this part alone knows. */
  local: S;
  set: (change: Partial<S>) => void;
}
