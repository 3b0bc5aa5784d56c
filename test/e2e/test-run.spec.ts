import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/patience.js';
import { allProcesses, familyOf, type Process } from '../support/processes.js';
import { temporaryFolder } from '../support/run-folder.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Two, so that Jest gives them to workers: with PostgreSQL, a browser and a server each. */
const SPECS = ['test/browser/desk-acts', 'test/browser/desk-pages'];
const SCRIPT = [process.execPath, 'scripts/test.mjs'];
const NPM = ['npm', 'test', '--'];

let run: ChildProcess | undefined;
afterEach(() => {
  run?.kill();
});

function start([program = '', ...options]: string[], folder: string): number {
  const { PATH = '', HOME = '' } = process.env;
  run = spawn(program, [...options, ...SPECS], {
    cwd: ROOT,
    // As under npm, so that it ends with this process.
    env: { PATH, HOME, TMPDIR: folder, npm_lifecycle_event: 'test' },
    detached: true,
    stdio: 'ignore',
  });
  if (run.pid === undefined) throw new Error('the run was not made');
  return run.pid;
}

const isJest = ({ command }: Process): boolean => command.includes('jest/bin/jest.js');
const pidOf = (family: Process[], is: (process: Process) => boolean): number => family.find(is)?.pid ?? Number.NaN;

// The kernel's files tell of processes on Linux alone.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a run of the tests', () => {
  it.each<[string, string[], (pid: number, family: Process[]) => void]>([
    ['Ctrl-C', SCRIPT, (pid) => process.kill(-pid, 'SIGINT')],
    ['a signal to the script alone', SCRIPT, (pid) => process.kill(pid, 'SIGTERM')],
    ['a signal to npm alone', NPM, (pid) => process.kill(pid, 'SIGTERM')],
    ['the death of npm', NPM, (pid) => process.kill(pid, 'SIGKILL')],
    ['the death of Jest', SCRIPT, (_, family) => process.kill(pidOf(family, isJest), 'SIGKILL')],
  ])('leaves no process and no file behind after %s', async (_, program, end) => {
    const folder = temporaryFolder();
    // PostgreSQL's own user has to pass through.
    chmodSync(folder, 0o711);
    const pid = start(program, folder);
    const { family } = await eventually(
      () => Promise.resolve({ family: familyOf(pid), exitCode: run?.exitCode }),
      (now) => {
        if (now.exitCode !== null) throw new Error(`the run ended by itself, with ${now.exitCode}`);
        const runs = (program: string) => now.family.some(({ command }) => command.includes(program));
        return runs('type=renderer') && runs('dist/src/main.js') && runs('postgres');
      },
    );
    end(pid, family);
    const isOfTheRun = (one: Process): boolean =>
      one.command.includes(folder) || family.some((known) => known.pid === one.pid && known.command === one.command);
    await eventually(
      () => Promise.resolve({ processes: allProcesses().filter(isOfTheRun), files: readdirSync(folder) }),
      ({ processes, files }) => processes.length === 0 && files.length === 0,
    );
    expect(run?.exitCode).not.toBe(0);
  });
});
