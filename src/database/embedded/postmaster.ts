import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartupError } from '../../common/startup.error.js';
import type { Binaries } from './binaries.js';
import { lastLines } from './cluster.js';
import type { DataFolder } from './data-folder.js';
import { commandLine, processBirth } from './process-identity.js';

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 20;
/** What another start can cure: the port was taken meanwhile, or a killed predecessor's processes are still going. */
const PASSING_FAULT = /could not bind|could not create any TCP|pre-existing shared memory block/;
const ATTEMPTS = 5;

/** A running server. It is in a process group of its own, so that Ctrl-C in a terminal leaves its end to the application. */
export interface Postmaster {
  process: ChildProcess;
  port: number;
}

/**
 * Starts PostgreSQL on a free port of 127.0.0.1 and waits until it accepts connections; `settings` are its own parameters. With the
 * port of a server that this process started and that is gone, that one is started again.
 */
export async function startPostmaster(
  data: DataFolder,
  binaries: Binaries,
  settings: Readonly<Record<string, string>>,
  formerPort?: number,
): Promise<Postmaster> {
  // Backends may outlive a killed server for a moment: its pid file, which tells the next one of them, must stay.
  if (formerPort === undefined) await stopOrphan(data.cluster);
  const log = path.join(data.folder, 'postgres.log');
  for (let attempt = 1; ; attempt++) {
    const port = formerPort ?? (await freePort());
    const child = launch(data, binaries, { ...settings, port: String(port) }, log);
    const fault = await readiness(child, data.cluster);
    if (fault === undefined) return { process: child, port };
    const words = lastLines(readFileSync(log, 'utf8'));
    if (attempt === ATTEMPTS || !PASSING_FAULT.test(words)) {
      throw new StartupError(`PostgreSQL did not start (${fault}). The end of ${log}:\n${words}`);
    }
    await delay(attempt * 200);
  }
}

/** Ends the server, open connections included; returns once it is gone. */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  for (const [signal, patience] of STOP_SIGNALS) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await Promise.race([gone, delay(patience, undefined, { ref: false })]);
  }
}

/** Fast shutdown, immediate shutdown, and the end of all patience, with the time each is given in ms. */
const STOP_SIGNALS = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
] as const;

function launch(
  data: DataFolder,
  binaries: Binaries,
  settings: Readonly<Record<string, string>>,
  log: string,
): ChildProcess {
  const output = openSync(log, 'w', 0o600);
  const parameters = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  try {
    const child = spawn(path.join(binaries.folder, 'bin', 'postgres'), ['-D', data.cluster, ...parameters], {
      ...data.user,
      cwd: '/',
      env: { TZ: 'UTC' },
      detached: true,
      stdio: ['ignore', output, output],
    });
    // Whatever ends this process, short of SIGKILL, ends the server.
    const abandon = () => child.kill('SIGINT');
    process.once('exit', abandon);
    child.once('exit', () => process.off('exit', abandon));
    return child;
  } finally {
    closeSync(output);
  }
}

/** Waits for the line that the server adds to its pid file once it is ready; answers why not, otherwise undefined. */
async function readiness(child: ChildProcess, cluster: string): Promise<string | undefined> {
  let fault: string | undefined;
  child.once('error', (error) => (fault = error.message));
  child.once('exit', (code, signal) => (fault = `it ended with ${signal ?? code}`));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (fault !== undefined) return fault;
    const lines = pidFile(cluster);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return undefined;
    await delay(POLL_MS);
  }
  await stopPostmaster(child);
  return `it was not ready within ${START_TIMEOUT_MS / 1000} s`;
}

function pidFile(cluster: string): string[] {
  try {
    return readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/**
 * Ends a server that outlived its killed application, and removes a pid file whose number another program has by now. Only to be called
 * by the owner of the data folder.
 */
async function stopOrphan(cluster: string): Promise<void> {
  const pid = Number(pidFile(cluster)[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  const isOurs = () => commandLine(pid)?.includes(` -D ${cluster} `) === true;
  const birth = processBirth(pid);
  for (const [signal, patience] of STOP_SIGNALS) {
    if (!isOurs()) break;
    process.kill(pid, signal);
    const deadline = Date.now() + patience;
    while (processBirth(pid) === birth && Date.now() < deadline) await delay(POLL_MS);
  }
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
