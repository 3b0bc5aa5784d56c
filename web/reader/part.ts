import { Component, type ComponentChild, type ComponentClass } from 'preact';
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

type Select = (state: State) => unknown;

/** Gives the widget to everything below. */
export class WidgetProvider extends Component<{ widget: Widget; children: ComponentChild }> {
  override getChildContext(): object {
    return { widget: this.props.widget };
  }

  override render(): ComponentChild {
    return this.props.children;
  }
}

/**
 * A component that renders for what it uses only: other props, other local state, or another value of what it selects. One subscription
 * each, so that ten thousand comments are no burden.
 */
export function part<P extends object = object, S extends object = object>(
  view: (self: Self<S>, props: P) => ComponentChild,
  local?: (props: P) => S,
): ComponentClass<P> {
  return class extends Component<P, S> {
    #selected: [Select, unknown][] = [];
    #unsubscribe = (): void => undefined;

    constructor(props: P, context: unknown) {
      super(props, context);
      if (local) this.state = local(props);
    }

    override componentDidMount(): void {
      const { discussion } = this.#widget;
      const look = (): void => {
        if (this.#selected.some(([select, value]) => select(discussion.value) !== value)) this.forceUpdate();
      };
      look();
      this.#unsubscribe = discussion.subscribe(look);
    }

    override componentWillUnmount(): void {
      this.#unsubscribe();
    }

    override shouldComponentUpdate(props: P, state: S): boolean {
      return state !== this.state || Object.entries(props).some(([key, value]) => this.props[key as keyof P] !== value);
    }

    override render(): ComponentChild {
      const widget = this.#widget;
      this.#selected = [];
      const select = <T>(select: (state: State) => T): T => {
        const value = select(widget.discussion.value);
        this.#selected.push([select, value]);
        return value;
      };
      return view({ ...widget, select, local: this.state, set: (change) => this.setState(change) }, this.props);
    }

    get #widget(): Widget {
      return (this.context as { widget: Widget }).widget;
    }
  };
}
