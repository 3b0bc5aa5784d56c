import { dayLabels } from '../logic/day-labels.js';
import { percentage } from '../logic/scale.js';
import type { Overview } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';
import { BarChart } from './bar-chart.js';
import { FigureTile } from './figure-tile.js';

/** One's own work, which nobody else sees. */
export function MyFigures({ me }: Pick<Overview, 'me'>) {
  const { text, time } = useDesk();
  const t = text.value.overview;
  return (
    <section class="page-section" aria-labelledby="about-me">
      <h2 id="about-me" class="section-title">
        {t.mine} <small class="muted">{t.mineHint}</small>
      </h2>
      <dl class="tiles">
        <FigureTile label={t.decided} value={time.number(me.decided)} />
        <FigureTile label={t.approved} value={time.percent(percentage(me.approved, me.decided))} />
        <FigureTile label={t.median} value={time.seconds(me.medianSeconds)} />
        <FigureTile label={t.p90} value={time.seconds(me.p90Seconds)} />
        <FigureTile label={t.reversed} value={time.number(me.reversed)} />
      </dl>
      {me.decided > 0 && me.perDay.length > 1 && (
        <BarChart
          title={t.perDay}
          head={t.day}
          labels={dayLabels(me.perDay, (day) => time.weekday(day))}
          series={[{ name: t.decided, tone: 'first', values: me.perDay.map(({ decided }) => decided) }]}
        />
      )}
    </section>
  );
}
