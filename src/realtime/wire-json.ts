/** A message that is written as JSON once, however many readers it goes to. `T` is its shape. */
export class WireJson<T> {
  declare readonly shape: T;

  constructor(readonly json: string) {}
}
