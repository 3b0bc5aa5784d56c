import { cpus, totalmem } from 'node:os';
import type { Result } from './rounds.js';

/** The machine, in one line. */
export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memory} GiB, Node ${process.versions.node}, ${process.platform}`;
}

/** The results as a Markdown table. */
export function table(results: readonly Result[]): string {
  const head = ['benchmark', 'unit', 'Palabre', 'baseline', 'ratio', 'target', 'spread', 'control', 'verdict', 'seen'];
  const rows = results.map((result) => [
    result.name,
    result.unit,
    figure(result.subject),
    figure(result.baseline),
    result.ratio === null ? '–' : figure(result.ratio),
    `${result.better === 'lower' ? '≤' : '≥'} ${result.target}`,
    percent(result.spread),
    percent(result.control - 1),
    result.verdict,
    result.note,
  ]);
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]): string => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const figure = (value: number): string =>
  Number.isNaN(value)
    ? '–'
    : Math.abs(value) >= 1_000
      ? String(Math.round(value))
      : String(Number(value.toPrecision(3)));

const percent = (share: number): string => (Number.isNaN(share) ? '–' : `${Math.round(share * 100)} %`);
