import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Ground } from './harness/bench.js';
import { MeasuredProcess, ROOT } from './harness/measured-process.js';
import { plot } from './harness/plot.js';
import { startPostgres, type BenchPostgres } from './harness/postgres.js';
import { machine, table } from './harness/report.js';
import { runBenchmark, type Result } from './harness/rounds.js';
import { BENCHMARKS } from './rows/index.js';
import { soak } from './soak/soak.js';

/** `--quick` runs at a fifth of the size. */
const QUICK = 5;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    profile: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
    soak: { type: 'string' },
  },
});
MeasuredProcess.profiles = values.profile;
const unknown = values.only.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
const minutes = values.soak === undefined ? undefined : Number(values.soak);
if (unknown.length > 0) {
  say(`There is no benchmark ${unknown.join(', ')}. There are: ${BENCHMARKS.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 1;
} else if (minutes !== undefined && !(minutes > 0)) {
  say('--soak takes minutes, such as --soak 60.');
  process.exitCode = 1;
} else {
  await withPostgres((postgres) => (minutes === undefined ? runAll(postgres) : soak(postgres, minutes, say)));
}

/** A PostgreSQL for the work, which nothing outlives, however the run ends. */
async function withPostgres(work: (postgres: BenchPostgres) => Promise<void>): Promise<void> {
  const postgres = await startPostgres();
  let isInterrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isInterrupted = true;
      say('Stopping…');
      // The measured servers end with this process.
      void postgres.stop().finally(() => process.exit(130));
    });
  }
  try {
    await work(postgres);
  } catch (error) {
    if (!isInterrupted) throw error;
  } finally {
    await postgres.stop();
  }
}

async function runAll(postgres: BenchPostgres): Promise<void> {
  const chosen = BENCHMARKS.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
  say(`${machine()}; ${values.quick ? 'a fifth of the full size' : 'full size'}`);
  const results: Result[] = [];
  const made = new Map<string, unknown>();
  for (const [index, benchmark] of chosen.entries()) {
    const progress = (line: string): void => say(`[${index + 1}/${chosen.length}] ${benchmark.name}: ${line}`);
    const ground: Ground = {
      size: (full) => (values.quick ? Math.max(1, Math.round(full / QUICK)) : full),
      database: () => postgres.database(),
      once: async <T>(name: string, make: () => Promise<T>) => {
        if (!made.has(name)) made.set(name, await make());
        return made.get(name) as T;
      },
      backends: postgres.backends,
      checkpoint: () => postgres.checkpoint(),
      progress,
    };
    const { results: lines, curves } = await runBenchmark(benchmark, ground);
    results.push(...lines);
    if (values.json) for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
    for (const { name, ratio, target, verdict, note } of lines) {
      progress(`${name}: ${ratio?.toFixed(3) ?? 'no ratio'} (target ${target}): ${verdict}. ${note}`);
    }
    for (const curve of curves) {
      const folder = path.join(ROOT, 'bench/results');
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${curve.name.replaceAll(/\W+/g, '-')}.svg`), plot(curve));
    }
  }
  if (!values.json) process.stdout.write(`\n${table(results)}\n`);
  // A run that was not complete is a fault of the product or of the suite; a missed target is only told.
  if (results.some(({ verdict }) => verdict === 'incomplete')) process.exitCode = 1;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
