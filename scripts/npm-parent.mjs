import { readFileSync } from 'node:fs';
import { setInterval } from 'node:timers';

const PARENT_CHECK_MS = 250;

/** npm passes its signals on, except the one that kills it: then this process would live on unseen. Calls back, once, when npm is gone. */
export function onNpmsEnd(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const starters = npmAndShell();
  const check = setInterval(() => {
    if (npmAndShell() === starters) return;
    clearInterval(check);
    stop();
  }, PARENT_CHECK_MS);
  check.unref();
}

/** npm runs a script through `sh -c`, which in some systems stays between the two; on Linux we can look past it. */
function npmAndShell() {
  try {
    if (!readFileSync(`/proc/${process.ppid}/cmdline`, 'utf8').startsWith('sh\0-c\0')) return String(process.ppid);
    const [, npm] = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${process.ppid}/status`, 'utf8')) ?? [];
    return `${process.ppid} of ${npm}`;
  } catch {
    return String(process.ppid);
  }
}
