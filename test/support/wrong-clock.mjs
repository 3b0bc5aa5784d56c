// For `node --import`: a process whose machine's clock is wrong by CLOCK_ERROR_MS.
const Right = Date;
const now = () => Right.now() + Number(process.env.CLOCK_ERROR_MS);

globalThis.Date = new Proxy(Right, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
