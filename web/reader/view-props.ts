export type Props = Readonly<Record<string, unknown>>;

/** Brings an element from one set of JSX properties to another. Handlers are properties too: `onClick` is `onclick`. */
export function setProps(element: Element, before: Props, props: Props): void {
  for (const key of Object.keys({ ...before, ...props })) {
    const name = key.startsWith('on') ? key.toLowerCase() : key;
    const value = props[key];
    // What a reader types changes the value behind our back.
    const now = key === 'value' ? (element as HTMLTextAreaElement).value : before[key];
    if (key === 'ref' || value === now) continue;
    if (name in element && element instanceof HTMLElement) {
      Object.assign(element, { [name]: value ?? '' });
    } else if (value === undefined || value === null || (value === false && !name.startsWith('aria-'))) {
      element.removeAttribute(name);
    } else {
      element.setAttribute(name, value as string);
    }
  }
}
