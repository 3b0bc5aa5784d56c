import {
  Incomplete,
  type Benchmark,
  type Contest,
  type Entrant,
  type Ground,
  type Match,
  type Reading,
} from './bench.js';
import { median, spread } from './statistics.js';

/** Measured rounds, after one that only warms up. */
export const ROUNDS = 5;
/** The baseline against itself may differ by this much; beyond, the machine was too restless to tell. */
const CONTROL_TOLERANCE = 0.1;

/** One line of the table, as `--json` prints it. */
export interface Result {
  name: string;
  unit: string;
  subject: number;
  baseline: number;
  /** Median of the rounds' ratios; null where no ratio may be given. */
  ratio: number | null;
  target: number;
  better: 'lower' | 'higher';
  rounds: number;
  /** Distance between the quartiles of the ratios, as a share of their median. */
  spread: number;
  /** The baseline's second run of each round against its first. */
  control: number;
  verdict: 'met' | 'missed' | 'inconclusive' | 'incomplete';
  /** Why there is no ratio, or what else was seen. */
  note: string;
}

export interface CurveResult {
  name: string;
  axis: string;
  unit: string;
  points: { x: number; cost: number }[];
}

type Readings = Map<Entrant, Reading[]>;

/** Runs a benchmark: every entrant once in each round, its baselines a second time at the end of it. */
export async function runBenchmark(
  benchmark: Benchmark,
  ground: Ground,
): Promise<{ results: Result[]; curves: CurveResult[] }> {
  const contest = await benchmark.open(ground);
  let rounds: Rounds;
  try {
    rounds = await runRounds(contest, ground);
  } finally {
    await contest.close();
  }
  const { readings, again, fault } = rounds;
  const results = contest.matches.map((match) => judge(benchmark, match, readings, again, fault));
  const curves = (contest.curves ?? []).map(({ name, axis, points }) => ({
    name,
    axis,
    unit: benchmark.unit,
    points: points.map(({ x, entrant }) => ({ x, cost: median(costs(readings.get(entrant))) })),
  }));
  return { results, curves: fault === undefined ? curves : [] };
}

interface Rounds {
  readings: Readings;
  again: Readings;
  /** What made the runs incomplete. */
  fault?: string;
}

async function runRounds(contest: Contest, ground: Ground): Promise<Rounds> {
  const baselines = new Set(contest.matches.map(({ baseline }) => baseline));
  const subjects = contest.matches.map(({ subject }) => subject);
  const points = (contest.curves ?? []).flatMap((curve) => curve.points.map(({ entrant }) => entrant));
  const entrants = new Set([...baselines, ...subjects, ...points]);
  const readings: Readings = new Map();
  const again: Readings = new Map();
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      ground.progress(round === 0 ? 'warming up' : `round ${round} of ${ROUNDS}`);
      for (const entrant of entrants) keep(readings, entrant, await entrant.run(), round);
      for (const entrant of baselines) keep(again, entrant, await entrant.run(), round);
    }
  } catch (error) {
    if (!(error instanceof Incomplete)) throw error;
    return { readings, again, fault: error.message };
  }
  return { readings, again };
}

function keep(readings: Readings, entrant: Entrant, reading: Reading, round: number): void {
  if (round === 0) return;
  const known = readings.get(entrant);
  if (known) known.push(reading);
  else readings.set(entrant, [reading]);
}

function judge(
  benchmark: Benchmark,
  match: Match,
  readings: Readings,
  again: Readings,
  fault: string | undefined,
): Result {
  const subject = costs(readings.get(match.subject), match.figure);
  const before = costs(readings.get(match.baseline), match.figure);
  const after = costs(again.get(match.baseline), match.figure);
  // The work of the round lies between the two runs of its baseline, so their mean is what it is compared with.
  const baseline = before.map((cost, round) => (cost + (after[round] ?? NaN)) / 2);
  const ratios = subject.map((cost, round) => cost / (baseline[round] ?? NaN));
  const control = median(before.map((cost, round) => (after[round] ?? NaN) / cost));
  const ratio = median(ratios);
  const met = match.better === 'lower' ? ratio <= match.target : ratio >= match.target;
  const steady = Math.abs(control - 1) <= CONTROL_TOLERANCE;
  const verdict = fault === undefined ? (steady ? (met ? 'met' : 'missed') : 'inconclusive') : 'incomplete';
  return {
    name: match.name ?? benchmark.name,
    unit: match.unit ?? benchmark.unit,
    subject: median(subject),
    baseline: median(baseline),
    ratio: fault === undefined ? ratio : null,
    target: match.target,
    better: match.better,
    rounds: subject.length,
    spread: spread(ratios),
    control,
    verdict,
    note: fault ?? seen(readings.get(match.subject), readings.get(match.baseline)),
  };
}

const costs = (readings: Reading[] = [], figure?: string): number[] =>
  readings.map(({ cost, seen }) => (figure === undefined ? cost : (seen?.[figure] ?? NaN)));

/** `p99 212 (baseline 180)`, medians over the rounds. */
function seen(subject: Reading[] = [], baseline: Reading[] = []): string {
  const figures = new Set([...subject, ...baseline].flatMap((reading) => Object.keys(reading.seen ?? {})));
  return [...figures]
    .map((figure) => {
      const [ours, theirs] = [subject, baseline].map((readings) => {
        const values = readings.flatMap(({ seen }) => seen?.[figure] ?? []);
        return values.length === 0 ? null : round(median(values));
      });
      return `${figure} ${ours ?? '–'} (baseline ${theirs ?? '–'})`;
    })
    .join(', ');
}

const round = (value: number): number => Number(value.toPrecision(3));
