import { readFileSync } from 'node:fs';
import { setInterval } from 'node:timers';
import { build, install, PreparationError } from './prepare.mjs';

const PARENT_CHECK_MS = 250;

/** Installs and builds what is missing, then becomes the server: one process, which signals reach directly. */
export async function start() {
  try {
    await install('[1/5]');
    await build('[2/5]');
  } catch (error) {
    if (!(error instanceof PreparationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  stopWithNpm();
  process.setSourceMapsEnabled(true);
  await import('../dist/src/main.js');
}

/** npm passes its signals on, except the one that kills it: then this process would live on unseen, holding port and data. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const starters = npmAndShell();
  const check = setInterval(() => {
    if (npmAndShell() === starters) return;
    clearInterval(check);
    process.kill(process.pid, 'SIGTERM');
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
