/** A value, and whoever wants to know when it is another. Listeners hear of several changes in one turn once. */
export class Observable<T> {
  readonly #listeners = new Set<() => void>();
  #isTelling = false;

  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  update(change: Partial<T> | ((value: T) => Partial<T>)): void {
    this.current = { ...this.current, ...(typeof change === 'function' ? change(this.current) : change) };
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const listener of this.#listeners) listener();
    });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
