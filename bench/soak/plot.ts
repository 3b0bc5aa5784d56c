/** What was seen at one moment: seconds since the start, megabytes, milliseconds. */
export interface Sample {
  at: number;
  abuse: string;
  rss: number;
  heap: number;
  waiting: number;
  pageP99: number;
  liveP99: number;
  /** Of the machine, over one minute. */
  load: number;
}

const [WIDTH, HEIGHT, LEFT, EDGE] = [960, 200, 64, 28];
type Series = Exclude<keyof Sample, 'abuse' | 'at'>;
const PANELS: readonly { title: string; series: readonly (readonly [Series, string])[] }[] = [
  {
    title: 'MB: RSS, heap, waiting',
    series: [
      ['rss', '#0b5d7a'],
      ['heap', '#c2571a'],
      ['waiting', '#5a7d2a'],
    ],
  },
  {
    title: 'ms, p99: page, live',
    series: [
      ['pageP99', '#0b5d7a'],
      ['liveP99', '#c2571a'],
    ],
  },
];

/** Curves over time as SVG, one panel for memory and one for times. */
export function plotSoak(samples: readonly Sample[]): string {
  const end = Math.max(1, ...samples.map(({ at }) => at));
  const x = (at: number): string => (LEFT + (at / end) * (WIDTH - LEFT - EDGE)).toFixed(1);
  const panels = PANELS.map(({ title, series }, nth) => {
    const values = samples.flatMap((sample) => series.map(([name]) => sample[name])).filter(Number.isFinite);
    const [top, base] = [Math.max(1, ...values), HEIGHT * (nth + 1) - EDGE];
    const y = (value: number): string => (base - (value / top) * (HEIGHT - 2 * EDGE)).toFixed(1);
    const lines = series.map(([name, colour]) => {
      const points = samples.filter((sample) => Number.isFinite(sample[name]));
      return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map((sample) => `${x(sample.at)},${y(sample[name])}`).join(' ')}"/>`;
    });
    return `<text x="${LEFT}" y="${base - HEIGHT + 2 * EDGE - 8}">${title}</text><text x="8" y="${y(top)}">${Math.round(top)}</text><path stroke="#ddd" d="M${LEFT} ${base}H${WIDTH - EDGE}"/>${lines.join('')}`;
  });
  const turns = samples.filter(({ abuse }, at) => abuse !== samples[at - 1]?.abuse);
  const names = turns.map(({ at, abuse }) => `<text x="${x(at)}" y="${2 * HEIGHT - 8}">${abuse}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${2 * HEIGHT}" role="img" aria-label="soak">
<style>text{font:11px system-ui,sans-serif;fill:#444}</style><rect width="${WIDTH}" height="${2 * HEIGHT}" fill="#fff"/>
${[...panels, ...(names.length <= 20 ? names : [])].join('\n')}
</svg>
`;
}
