export type Props = Readonly<Record<string, unknown>>;

/** Brings an element from one set of JSX properties to another. Handlers are properties too: `onClick` is `onclick`. */
export function setProps(element: Element, before: Props, props: Props): void {
  for (const name of Object.keys({ ...before, ...props })) {
    if (name === 'ref') continue;
    const value = props[name];
    if (name === 'value' ? value !== (element as HTMLTextAreaElement).value : value !== before[name]) {
      setProp(element, name.startsWith('on') ? name.toLowerCase() : name, value);
    }
  }
}

function setProp(element: Element, name: string, value: unknown): void {
  if (name in element && element instanceof HTMLElement) {
    Object.assign(element, { [name]: value ?? '' });
  } else if (value === undefined || value === null || (value === false && !name.startsWith('aria-'))) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value as string);
  }
}
