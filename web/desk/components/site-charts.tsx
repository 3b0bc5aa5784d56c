import { dayLabels } from '../logic/day-labels.js';
import type { Overview } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';
import { BarChart } from './bar-chart.js';

const MINUTE = 60_000;
/** Every sixth hour is named under the axis. */
const NAMED_HOURS = 6;

/** How much waits for how long. */
export function WaitingAgesChart({ ages }: { ages: Overview['waitingByAge'] }) {
  const { text, time } = useDesk();
  const t = text.value.overview;
  const labels = ages.map(({ fromMinutes, toMinutes }) => {
    const from = time.duration(fromMinutes * MINUTE);
    if (toMinutes === null) return { long: t.over(from), short: `≥ ${from}` };
    const to = time.duration(toMinutes * MINUTE);
    return fromMinutes === 0
      ? { long: t.under(to), short: `< ${to}` }
      : { long: t.between(from, to), short: `≥ ${from}` };
  });
  const series = [{ name: t.waiting, tone: 'first' as const, values: ages.map(({ waiting }) => waiting) }];
  return <BarChart title={t.ages} head={t.age} labels={labels} series={series} />;
}

/** How long decisions took, day by day. */
export function DecisionTimesChart({ days }: { days: Overview['perDay'] }) {
  const { text, time } = useDesk();
  const t = text.value.overview;
  const minutes = (seconds: number | null): number => Math.round((seconds ?? 0) / 60);
  return (
    <BarChart
      title={t.times}
      hint={t.timesHint}
      head={t.day}
      labels={dayLabels(days, (day) => time.weekday(day))}
      tell={(count) => time.duration(count * MINUTE)}
      series={[
        { name: t.median, tone: 'first', values: days.map(({ medianSeconds }) => minutes(medianSeconds)) },
        { name: t.p90, tone: 'second', values: days.map(({ p90Seconds }) => minutes(p90Seconds)) },
      ]}
    />
  );
}

/** What came and what was decided, hour by hour. */
export function TrafficChart({ hours }: { hours: Overview['perHour'] }) {
  const { text, time } = useDesk();
  const t = text.value.overview;
  const labels = hours.map(({ hour }, place) => ({
    long: `${time.weekday(hour)}, ${time.clock(hour)}`,
    short: place % NAMED_HOURS === 0 ? time.clock(hour) : null,
  }));
  return (
    <BarChart
      title={t.traffic}
      hint={t.trafficHint}
      head={t.hour}
      labels={labels}
      series={[
        { name: t.submitted, tone: 'first', values: hours.map(({ submitted }) => submitted) },
        { name: t.decided, tone: 'second', values: hours.map(({ decided }) => decided) },
      ]}
    />
  );
}
