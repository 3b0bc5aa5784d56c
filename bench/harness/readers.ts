import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Incomplete } from './bench.js';
import type { DialectName } from './dialects.js';
import { ROOT } from './measured-process.js';
import type { Expected, Order, Report } from './reader-process.js';

/** How long the last delivery may take, in milliseconds. */
const PATIENCE = 60_000;

/** Readers of a server, in a process of their own. */
export class Readers {
  private constructor(private readonly child: ChildProcess) {}

  /** Connects a reader for each of the streams, and waits until all of them follow. */
  static async open(url: string, dialect: DialectName, streams: string[]): Promise<Readers> {
    const child = fork(path.join(ROOT, 'bench/harness/reader-process.ts'), {
      execArgv: ['--import', path.join(ROOT, 'scripts/run-typescript.mjs')],
    });
    const readers = new Readers(child);
    await readers.#tell({ kind: 'open', url, dialect, streams });
    return readers;
  }

  /** Waits until every reader has what is expected of its stream. Throws {@link Incomplete} when one has not, or got anything twice or out of order. */
  async settle(expected: Record<string, Expected>): Promise<Report> {
    return this.#tell({ kind: 'settle', expected, patience: PATIENCE });
  }

  async drop(): Promise<void> {
    await this.#tell({ kind: 'drop' });
  }

  async comeBack(withinMs: number): Promise<Report> {
    return this.#tell({ kind: 'return', withinMs });
  }

  async stall(share: number): Promise<void> {
    await this.#tell({ kind: 'stall', share });
  }

  async close(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }

  async #tell(order: Order): Promise<Report> {
    const answer = once(this.child, 'message') as Promise<[Report]>;
    this.child.send(order);
    const [report] = await answer;
    if (report.faults.length > 0) throw new Incomplete(report.faults.slice(0, 3).join('; '));
    return report;
  }
}
