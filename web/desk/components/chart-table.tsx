import { useDesk } from '../state/use-desk.js';

/** What a chart shows, drawn or as a table. */
export interface Chart {
  title: string;
  /** What stands under each place: a short form for the axis, a long one for the table. */
  labels: readonly { short: string | null; long: string }[];
  /** What the labels are, above them in the table. */
  head: string;
  /** How a value is told; on the axis the bare number stands. */
  tell: (value: number) => string;
  series: readonly { name: string; values: readonly number[]; tone: 'first' | 'second' }[];
}

/** The numbers of a chart, for anybody who would rather read them. */
export function ChartTable({ title, labels, head, tell, series }: Chart) {
  const { text } = useDesk();
  return (
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
  );
}
