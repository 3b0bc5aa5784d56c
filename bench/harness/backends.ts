import { readFileSync } from 'node:fs';

/** CPU time of PostgreSQL's processes so far, in microseconds, by process. Only Linux tells it; elsewhere there are none. */
export class Backends {
  constructor(private readonly postmaster: number) {}

  read(): Map<number, number> {
    const children = tryRead(`/proc/${this.postmaster}/task/${this.postmaster}/children`);
    const pids = children.split(' ').filter(Boolean).map(Number);
    return new Map(pids.map((pid) => [pid, Number(tryRead(`/proc/${pid}/schedstat`).split(' ')[0]) / 1_000]));
  }

  /** What those that still live have used since. */
  since(before: ReadonlyMap<number, number>): number {
    return [...this.read()].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0);
  }
}

function tryRead(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
