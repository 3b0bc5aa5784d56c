import type { Backends } from './backends.js';

/** What one run of an entrant came to. */
export interface Reading {
  /** Per unit of work, in the unit of its benchmark. */
  cost: number;
  /** What else was seen, such as `{p99: 212}` in milliseconds: told beside the cost, never judged. */
  seen?: Readonly<Record<string, number>>;
}

/** Something that does the work of a benchmark: the product, or what it is compared with. */
export interface Entrant {
  name: string;
  /** Does the work once. Throws {@link Incomplete} when the result is not what it should be. */
  run(): Promise<Reading>;
}

/** One line of the table. */
export interface Match {
  /** What the line is called when a benchmark has several; its name otherwise. */
  name?: string;
  subject: Entrant;
  baseline: Entrant;
  /** What the ratio subject / baseline should reach, or stay below. */
  target: number;
  better: 'lower' | 'higher';
  /** Which figure is compared: the cost, or one of `seen`. */
  figure?: string;
  /** The unit of that figure, where it is not that of the benchmark. */
  unit?: string;
}

/** How an entrant's cost grows along one axis. */
export interface Curve {
  name: string;
  axis: string;
  points: { x: number; entrant: Entrant }[];
}

/** A benchmark whose servers run and whose data is there. */
export interface Contest {
  matches: Match[];
  curves?: Curve[];
  close(): Promise<void>;
}

export interface Benchmark {
  name: string;
  unit: string;
  /** Makes everything that the runs need. `size` scales a full-size number for `--quick`. */
  open(ground: Ground): Promise<Contest>;
}

/** What benchmarks share. */
export interface Ground {
  /** The full-size number, or a fifth of it with `--quick`. */
  size(full: number): number;
  /** A migrated, empty database on the PostgreSQL of this run. */
  database(): Promise<string>;
  /** What several rows use and is dear to make, made at the first call of the run. */
  once<T>(name: string, make: () => Promise<T>): Promise<T>;
  /** The processes of that PostgreSQL. */
  backends: Backends;
  /** Has PostgreSQL write out what has changed, so that no run pays for what was made before. */
  checkpoint: () => Promise<void>;
  /** Says what is going on, for whoever waits. */
  progress: (line: string) => void;
}

/** Deliveries that were lost, came twice or out of order, or counts that are wrong: such a run has no ratio. */
export class Incomplete extends Error {}
