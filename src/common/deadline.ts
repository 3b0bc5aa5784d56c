import { AsyncLocalStorage } from 'node:async_hooks';
import { UnavailableError } from './unavailable.error.js';

/** A request is answered within 3 s, whatever it waits for: this much for waiting, in milliseconds, and the rest for the answer. */
export const PATIENCE = 2_200;
/** For each wait of work that no request stands behind. */
const PATIENCE_ALONE = 2_000;
/** How late an end may be noticed. */
const STEP = 25;
/** A process that did not run for longer than this was itself what all waited for: they get that time back. */
const STANDSTILL = 100;

/** How many times as long everything may be waited for: once, but for tests, which a busy machine must not fail. */
let leniency = 1;

/** To be called before anything waits. */
export function waitLonger(times: number): void {
  leniency = times;
}

/** So many milliseconds of waiting, as they count in this process. */
export const patience = (ms: number): number => ms * leniency;

/** What is done for one request or message: all its waits share one deadline, on the clock of `performance.now()`. */
export interface Scope {
  readonly requestId?: string;
  /** Undefined once it is over: what it left behind, such as a timer, has its own time. */
  until: number | undefined;
}

/** The scope in which the code runs; none when it works for nobody in particular, or for many. */
export const scopes = new AsyncLocalStorage<Scope | undefined>();

export const deadline = (): number => scopes.getStore()?.until ?? performance.now() + patience(PATIENCE_ALONE);

/** Runs work that has so many milliseconds for all its waits together. */
export async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const scope: Scope = { ...scopes.getStore(), until: performance.now() + patience(ms) };
  try {
    return await scopes.run(scope, work);
  } finally {
    scope.until = undefined;
  }
}

/** Runs work that others wait for too, or that outlives whoever began it: nobody's deadline is its own. */
export const apart = <T>(work: () => T): T => scopes.run(undefined, work);

/** Work that is known to take longer has so many milliseconds from now on. Answers the deadline. */
export function prolong(ms: number): number {
  const until = performance.now() + ms;
  const scope = scopes.getStore();
  if (scope?.until !== undefined) scope.until = Math.max(scope.until, until);
  return until;
}

/** Runs work of this process's own that may be long: it takes nothing from the time for waiting. */
export async function offTheClock<T>(work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  try {
    return await work();
  } finally {
    const scope = scopes.getStore();
    if (scope?.until !== undefined) scope.until += performance.now() - since;
  }
}

const watches = new Set<Watch>();

/** Calls `expire` once the moment has passed, unless it ends before. All share one timer, which costs less than one for each. */
export class Watch {
  constructor(
    public until: number,
    readonly expire: () => void,
  ) {
    watches.add(this);
    start();
  }

  end(): void {
    watches.delete(this);
  }
}

let timer: NodeJS.Timeout | undefined;

function start(): void {
  if (timer) return;
  let lookedAt = performance.now();
  timer = setInterval(() => {
    const now = performance.now();
    const stood = now - lookedAt;
    lookedAt = now;
    for (const watch of watches) {
      if (stood > STANDSTILL) watch.until += stood - STEP;
      if (watch.until > now) continue;
      watches.delete(watch);
      watch.expire();
    }
  }, STEP).unref();
}

/** The outcome of work that goes on without us when it takes too long. Rejects with an `UnavailableError` at the deadline. */
export function beforeDeadline<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const watch = new Watch(deadline(), () => reject(new UnavailableError('the deadline has passed')));
    work.then(resolve, reject).finally(() => watch.end());
  });
}
