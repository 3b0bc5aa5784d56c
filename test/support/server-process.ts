import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { patiently } from './patience.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Everything the process said on either stream. */
  output: string;
}

/** Stops process `$1` when this test process ends before it did, even by SIGKILL: its end closes the standard input. */
const GUARD = 'cat >/dev/null; kill -TERM "$1"';

/** A Palabre of its own process, as an operator would run it. */
export class ServerProcess {
  private readonly closed: Promise<Ending>;
  private output = '';
  private readonly child: ChildProcess;
  private readonly listeners = new Set<() => void>();

  /** `environment` is added to nothing but PATH and HOME; `program` is a path in the project or an absolute one. */
  constructor(
    environment: Readonly<Record<string, string>>,
    program = 'scripts/start.mjs',
    nodeOptions: string[] = [],
  ) {
    const { PATH = '', HOME = '' } = process.env;
    // A group of its own, so that a test can press Ctrl-C as a terminal does: on every process in it.
    this.child = spawn(process.execPath, [...nodeOptions, path.resolve(ROOT, program)], {
      cwd: ROOT,
      env: { PATH, HOME, PORT: '0', ...environment },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
        for (const listener of this.listeners) listener();
      });
    }
    const guard = spawn('/bin/sh', ['-c', GUARD, 'guard', String(this.child.pid)], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.child.once('exit', () => process.kill(-Number(guard.pid), 'SIGKILL'));
    this.closed = new Promise((resolve) => {
      this.child.once('close', (code, signal) => resolve({ code, signal, output: this.output }));
    });
  }

  /** Resolves when the process has ended. */
  get ended(): Promise<Ending> {
    return patiently(this.closed, 'the end of the server process', () => this.output);
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the server process was not made');
    return this.child.pid;
  }

  /** Waits until the output matches; rejects with the output when the process ends before. */
  async said(pattern: RegExp): Promise<RegExpExecArray> {
    const said = new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(this.output);
        if (!match) return;
        this.listeners.delete(look);
        resolve(match);
      };
      this.listeners.add(look);
      void this.closed.then(({ output }) =>
        reject(new Error(`the server ended before it said ${pattern}:\n${output}`)),
      );
      look();
    });
    return patiently(said, `the server process to say ${pattern}`, () => this.output);
  }

  /** Waits until it serves, and answers its address. */
  async ready(): Promise<string> {
    const [, url = ''] = await this.said(/Palabre is ready at (\S+)\n/);
    return url;
  }

  /** Sends a signal to this process alone and waits for its end. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ending> {
    this.child.kill(signal);
    return this.ended;
  }

  /** Sends SIGINT to the whole process group, as a terminal does on Ctrl-C, and waits for the end. */
  async pressCtrlC(): Promise<Ending> {
    process.kill(-this.pid, 'SIGINT');
    return this.ended;
  }
}
