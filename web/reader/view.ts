import type { FunctionComponent } from 'preact';
import type { State } from './discussion-state.js';

import { setProps, type Props } from './view-props.js';
import type { Widget } from './widget.js';
import type { Self } from './self.js';

/** What JSX describes: an element by its name, a component, several of them, or a text. */
interface Description {
  type: string | FunctionComponent | typeof GROUP | typeof TEXT;
  props: Props;
  key: unknown;
  children: readonly unknown[];
}

/** Several children without an element around them. */
export const GROUP = 0;
const TEXT = 1;

/** What JSX is compiled to: see web/vite.config.ts. */
export function describe(type: Description['type'], props: Props | null, ...children: unknown[]): Description {
  const { key, ...rest } = props ?? {};
  // An empty list would be another one each time, and so another property.
  return { type, key, children, props: typeof type === 'function' && children.length ? { ...rest, children } : rest };
}

/** Refs that are called once their elements are in the document. */
let refs: (() => void)[] = [];

/**
 * Where a description stands on the page: a virtual DOM, which compares what is wanted with what it described before. A component renders
 * again by itself, when something changes that it uses.
 */
export class Place {
  readonly #type: Description['type'];
  readonly #key: unknown;
  /** The element or text; of what has none of its own, an empty text before its children. */
  readonly #node: Element | ShadowRoot | Text;
  #props: Props = {};
  #children: Place[] = [];
  #local: object | undefined;
  #selected: [select: (state: State) => unknown, value: unknown][] = [];
  #unsubscribe: (() => void) | undefined;

  constructor(
    private readonly widget: Widget,
    wanted: Description,
    node: Element | ShadowRoot | Text = create(wanted.type),
  ) {
    this.#type = wanted.type;
    this.#key = wanted.key;
    this.#node = node;
    if (typeof wanted.type === 'function') this.#unsubscribe = widget.discussion.subscribe(() => this.#look());
    this.#describe(wanted);
    const { ref } = wanted.props;
    if (ref) refs.push(() => (ref as (node: unknown) => void)(node));
  }

  /** What a part renders with; `local` makes what it alone knows, the first time. */
  self<S extends object>(local: ((props: object) => S) | undefined): Self<S> {
    this.#local ??= local?.(this.#props) ?? {};
    return {
      ...this.widget,
      local: this.#local as S,
      set: (change) => {
        this.#local = { ...this.#local, ...change };
        if (this.#unsubscribe) this.#renderAgain();
      },
      select: (select) => {
        const value = select(this.widget.discussion.value);
        this.#selected.push([select, value]);
        return value;
      },
    };
  }

  /** Listens no more, nor does what is inside. */
  forget(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    for (const child of this.#children) child.forget();
  }

  #look(): void {
    const { value } = this.widget.discussion;
    if (this.#selected.some(([select, before]) => select(value) !== before)) this.#renderAgain();
  }

  #renderAgain(): void {
    this.#render();
    this.#arrange();
    callRefs();
  }

  #render(): void {
    this.#selected = [];
    this.#reconcile([(this.#type as FunctionComponent)(this.#props, this)]);
  }

  #describe({ type, props, children }: Description): void {
    const before = this.#props;
    this.#props = props;
    if (typeof type === 'function') {
      const names = Object.keys({ ...before, ...props });
      if (!this.#children.length || names.some((name) => before[name] !== props[name])) this.#render();
    } else if (type === TEXT) {
      if (this.#node.textContent !== children[0]) this.#node.textContent = children[0] as string;
    } else {
      this.#reconcile(children);
      // A group is put in order by the element around it.
      if (this.#node instanceof Text) return;
      this.#arrange();
      if (this.#node instanceof Element) setProps(this.#node, before, props);
    }
  }

  /** Keeps what has the same type at the same key, or else at the same position, which is negative: no key is. */
  #reconcile(children: readonly unknown[]): void {
    const before = new Map(this.#children.map((child, nth) => [child.#key ?? ~nth, child]));
    this.#children = children.map((child, nth) => {
      const wanted = toDescription(child);
      const key = wanted.key ?? ~nth;
      const known = before.get(key);
      if (!known || known.#type !== wanted.type) return new Place(this.widget, wanted);
      before.delete(key);
      known.#describe(wanted);
      return known;
    });
    for (const gone of before.values()) {
      for (const node of gone.#nodes()) node.remove();
      gone.forget();
    }
  }

  /** Puts what is inside where it belongs, and moves nothing else. */
  #arrange(): void {
    const node = this.#node;
    const isGroup = node instanceof Text;
    const host = isGroup ? node.parentNode : node;
    let at = isGroup ? node.nextSibling : node.firstChild;
    for (const inner of this.#inside()) {
      if (inner === at) at = at.nextSibling;
      else host?.insertBefore(inner, at);
    }
  }

  #nodes(): ChildNode[] {
    return this.#node instanceof Text ? [this.#node, ...this.#inside()] : [this.#node as Element];
  }

  #inside(): ChildNode[] {
    return this.#children.flatMap((child) => child.#nodes());
  }
}

/** Renders into what is empty, until {@link Place.forget}. */
export function render(widget: Widget, description: unknown, host: ShadowRoot): Place {
  const place = new Place(widget, describe(GROUP, null, description), host);
  callRefs();
  return place;
}

function create(type: Description['type']): Element | Text {
  if (typeof type !== 'string') return new Text();
  return /^(?:svg|path)$/.test(type)
    ? document.createElementNS('http://www.w3.org/2000/svg', type)
    : document.createElement(type);
}

/** What is false, null or undefined still takes its place, so that those behind it keep theirs. */
function toDescription(child: unknown): Description {
  if (Array.isArray(child)) return describe(GROUP, null, ...(child as unknown[]));
  if (typeof child === 'string' || typeof child === 'number') return describe(TEXT, null, String(child));
  return child ? (child as Description) : describe(GROUP, null);
}

function callRefs(): void {
  const due = refs;
  refs = [];
  for (const ref of due) ref();
}
