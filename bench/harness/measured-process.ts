import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Usage } from './probe.js';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const TYPESCRIPT = path.join(ROOT, 'scripts/run-typescript.mjs');
const PROBE = path.join(ROOT, 'bench/harness/probe.ts');

/** A server in a process of its own, whose CPU time and memory can be asked. It ends with this process. */
export class MeasuredProcess {
  /** Where each server that ends leaves a CPU profile of its life, for the question why; undefined: none. Profiling costs time itself. */
  static profiles: string | undefined;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts `program` (a path in the project) and waits until it prints `ready at <url>`. */
  static async start(
    program: string,
    environment: Readonly<Record<string, string>>,
    nodeOptions: readonly string[] = [],
  ): Promise<MeasuredProcess> {
    const { PATH = '', HOME = '' } = process.env;
    const profile = this.profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${path.resolve(this.profiles)}`];
    const options = [...profile, ...nodeOptions, '--expose-gc', '--import', TYPESCRIPT, '--import', PROBE];
    const child = spawn(process.execPath, [...options, path.join(ROOT, program)], {
      cwd: ROOT,
      env: { PATH, HOME, ...environment },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const killed = (): boolean => child.kill('SIGKILL');
    process.once('exit', killed);
    child.once('exit', () => process.off('exit', killed));
    return new MeasuredProcess(child, await address(child, program));
  }

  /** In microseconds, since the start. */
  async cpu(): Promise<number> {
    return (await this.ask('usage')).cpu;
  }

  /** After a full collection. */
  async memory(): Promise<Usage> {
    return this.ask('collected usage');
  }

  /** A figure of the product's own `/metrics`. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const value = text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1);
    if (value === undefined) throw new Error(`no figure ${name}`);
    return Number(value);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }

  private async ask(question: string): Promise<Usage> {
    const answer = once(this.child, 'message');
    this.child.send(question);
    return ((await answer) as [Usage])[0];
  }
}

async function address(child: ChildProcess, program: string): Promise<string> {
  if (!child.stdout) throw new Error('a process without output');
  const said: string[] = [];
  const lines = createInterface(child.stdout);
  const found = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const url = /ready at (\S+)/.exec(line)?.[1];
      if (url === undefined) said.push(line);
      else resolve(url);
    });
    lines.once('close', () => reject(new Error(`${program} ended before it was ready:\n${said.join('\n')}`)));
  });
  return found;
}
