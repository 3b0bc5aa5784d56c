import { ticks } from '../logic/scale.js';
import { text } from '../text/text.js';
import { number } from '../text/time.js';

export interface Series {
  name: string;
  values: readonly number[];
  tone: 'first' | 'second';
}

interface Props {
  title: string;
  hint?: string;
  /** What stands under each place: a short form for the axis, a long one for the table. */
  labels: readonly { short: string | null; long: string }[];
  head: string;
  /** How a value is told; on the axis the bare number stands. */
  tell?: (value: number) => string;
  series: readonly Series[];
}

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 36;
const BOTTOM = 24;
const TOP = 8;

/** Bars over time. The same numbers stand in a table that anybody can open. */
export function BarChart({ title, hint, labels, head, tell = number, series }: Props) {
  const axis = ticks(Math.max(0, ...series.flatMap(({ values }) => values)));
  const highest = axis.at(-1) ?? 1;
  const step = (WIDTH - LEFT) / Math.max(labels.length, 1);
  const width = Math.max(1, Math.min(26, (step * 0.72) / series.length));
  const y = (value: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / highest);
  return (
    <figure class="chart">
      <figcaption>
        <h2>{title}</h2>
        {hint !== undefined && <p class="muted">{hint}</p>}
        {series.length > 1 && (
          <p class="legend">
            {series.map(({ name, tone }) => (
              <span key={name} class={`legend-${tone}`}>
                {name}
              </span>
            ))}
          </p>
        )}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {axis.map((value) => (
          <g key={value}>
            <line class="grid-line" x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
            <text class="axis" x={LEFT - 8} y={y(value) + 4} text-anchor="end">
              {number(value)}
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
                    <title>{`${long}: ${tell(value)} ${name}`}</title>
                  </rect>
                );
              })}
              {short !== null && (
                <text
                  class={`axis ${place % 2 === 1 ? 'axis-odd' : ''}`}
                  x={middle}
                  y={HEIGHT - 5}
                  text-anchor="middle"
                >
                  {short}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <details class="chart-table">
        <summary>{text.value.showTable}</summary>
        <div class="table-box" tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{head}</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col" class="num">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {labels.map(({ long }, place) => (
                <tr key={long}>
                  <th scope="row">{long}</th>
                  {series.map(({ name, values }) => (
                    <td key={name} class="num">
                      {tell(values[place] ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
