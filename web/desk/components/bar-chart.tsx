import { useDesk } from '../state/use-desk.js';
import { ChartBars } from './chart-bars.js';
import { ChartTable, type Chart } from './chart-table.js';

interface Props extends Omit<Chart, 'tell'> {
  hint?: string;
  /** In words; the bare number unless given. */
  tell?: Chart['tell'];
}

/** Bars over time. The same numbers stand in a table that anybody can open. */
export function BarChart({ hint, tell, ...chart }: Props) {
  const { time } = useDesk();
  const { title, series } = chart;
  const drawn = { ...chart, tell: tell ?? ((value: number) => time.number(value)) };
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
      <ChartBars {...drawn} />
      <ChartTable {...drawn} />
    </figure>
  );
}
