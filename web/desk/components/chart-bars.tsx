import { ticks } from '../logic/scale.js';
import { useDesk } from '../state/use-desk.js';
import type { Chart } from './chart-table.js';

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 36;
const BOTTOM = 24;
const TOP = 8;

/** The drawing: an axis, and bars beside one another at each place. */
export function ChartBars({ title, labels, tell, series }: Chart) {
  const { text, time } = useDesk();
  const axis = ticks(Math.max(0, ...series.flatMap(({ values }) => values)));
  const highest = axis.at(-1) ?? 1;
  const step = (WIDTH - LEFT) / Math.max(labels.length, 1);
  const width = Math.max(1, Math.min(26, (step * 0.72) / series.length));
  const y = (value: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / highest);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      {axis.map((value) => (
        <g key={value}>
          <line class="grid-line" x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
          <text class="axis" x={LEFT - 8} y={y(value) + 4} text-anchor="end">
            {time.number(value)}
          </text>
        </g>
      ))}
      {labels.map(({ short, long }, place) => {
        const middle = LEFT + step * (place + 0.5);
        return (
          <g key={long}>
            {series.map(({ name, tone, values }, index) => {
              const value = values[place] ?? 0;
              const x = middle - (width * series.length) / 2 + index * width;
              const height = y(0) - y(value);
              return (
                <rect
                  key={name}
                  class={`bar-${tone}`}
                  x={x}
                  y={y(value)}
                  width={width - 0.5}
                  height={height}
                  rx={Math.min(2, height)}
                >
                  <title>{text.value.pair(long, `${tell(value)} ${name}`)}</title>
                </rect>
              );
            })}
            {short !== null && (
              <text class={`axis ${place % 2 === 1 ? 'axis-odd' : ''}`} x={middle} y={HEIGHT - 5} text-anchor="middle">
                {short}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
