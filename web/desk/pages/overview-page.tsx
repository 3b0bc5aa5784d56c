import { useEffect, useState } from 'preact/hooks';
import { BarChart } from '../components/bar-chart.js';
import { Empty } from '../components/empty.js';
import { FigureTile } from '../components/figure-tile.js';
import { RuleShares } from '../components/rule-shares.js';
import { percentage } from '../logic/scale.js';
import { punctuality } from '../logic/waiting.js';
import type { Overview } from '../state/desk-messages.js';
import { counts } from '../state/live.js';
import { preferences } from '../state/preferences.js';
import { explain } from '../state/problems.js';
import { api } from '../state/session.js';
import { text } from '../text/text.js';
import { clock, duration, now, number, percent, since, weekday, when } from '../text/time.js';

const PERIODS = [1, 7, 30];
const REFRESH = 60_000;

/** How the work stands: about oneself first, then about the site. */
export function OverviewPage({ site }: { site: string }) {
  const t = text.value.overview;
  const [days, setDays] = useState(7);
  const [overview, setOverview] = useState<Overview | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let isGone = false;
    const read = (): void => {
      api.overview(site, days).then(
        (found) => !isGone && setOverview(found),
        (error: unknown) => !isGone && setProblem(explain(error)),
      );
    };
    read();
    const timer = setInterval(read, REFRESH);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [site, days]);
  return (
    <div class="page">
      <header class="page-head">
        <h1>{t.title}</h1>
        <div class="segmented" role="group" aria-label={t.period}>
          {PERIODS.map((period) => (
            <button key={period} type="button" aria-pressed={days === period} onClick={() => setDays(period)}>
              {t.days(period)}
            </button>
          ))}
        </div>
      </header>
      {!overview && problem !== '' && (
        <Empty title={t.failed} kind="failed">
          <p class="muted">{problem}</p>
        </Empty>
      )}
      {!overview && problem === '' && <p class="waiting-note">{text.value.loading}</p>}
      {overview && <Figures overview={overview} />}
    </div>
  );
}

const time = (seconds: number | null): string => (seconds === null ? '–' : duration(seconds * 1_000));
const share = (part: number, whole: number): string => {
  const value = percentage(part, whole);
  return value === null ? '–' : percent(value);
};

const inMinutes = (seconds: number | null): number => Math.round((seconds ?? 0) / 60);
const minutes = (count: number): string => duration(count * 60_000);
const ageLabel = (from: number, to: number | null): string => {
  const t = text.value.overview;
  if (to === null) return t.over(minutes(from));
  return from === 0 ? t.under(minutes(to)) : t.between(minutes(from), minutes(to));
};

/** Some ten days are named under the axis. */
const dayLabels = (days: readonly { day: string }[]): { long: string; short: string | null }[] =>
  days.map(({ day }, place) => ({
    long: weekday(day),
    short: place % Math.ceil(days.length / 10) === 0 ? weekday(day) : null,
  }));

function Figures({ overview }: { overview: Overview }) {
  const t = text.value.overview;
  const { me, oldestWaitingSince, perHour } = overview;
  const tone =
    oldestWaitingSince === null
      ? undefined
      : punctuality(now.value - Date.parse(oldestWaitingSince), preferences.value.target);
  return (
    <>
      <section class="page-section" aria-labelledby="about-me">
        <h2 id="about-me" class="section-title">
          {t.mine} <small class="muted">{t.mineHint}</small>
        </h2>
        <dl class="tiles">
          <FigureTile label={t.decided} value={number(me.decided)} />
          <FigureTile label={t.approved} value={share(me.approved, me.decided)} />
          <FigureTile label={t.median} value={time(me.medianSeconds)} />
          <FigureTile label={t.p90} value={time(me.p90Seconds)} />
          <FigureTile label={t.reversed} value={number(me.reversed)} />
        </dl>
        {me.decided > 0 && me.perDay.length > 1 && (
          <BarChart
            title={t.perDay}
            head={t.day}
            labels={dayLabels(me.perDay)}
            series={[{ name: t.decided, tone: 'first', values: me.perDay.map(({ decided }) => decided) }]}
          />
        )}
      </section>
      <section class="page-section" aria-labelledby="about-site">
        <h2 id="about-site" class="section-title">
          {t.site}
        </h2>
        <dl class="tiles">
          <FigureTile label={t.waiting} value={number(counts.value?.pending ?? overview.waiting)} />
          <FigureTile label={t.reported} value={number(counts.value?.reported ?? overview.reported)} />
          <FigureTile label={t.escalated} value={number(counts.value?.escalated ?? overview.escalated)} />
          <FigureTile
            label={t.oldest}
            value={oldestWaitingSince === null ? '–' : since(oldestWaitingSince)}
            {...(tone && { tone })}
          />
          <FigureTile label={t.median} value={time(overview.medianSeconds)} />
          <FigureTile label={t.p90} value={time(overview.p90Seconds)} />
          <FigureTile label={t.decided} value={number(overview.decided)} />
          <FigureTile label={t.reversed} value={number(overview.reversed)} />
        </dl>
        {overview.waiting > 0 && (
          <BarChart
            title={t.ages}
            head={t.age}
            labels={overview.waitingByAge.map(({ fromMinutes, toMinutes }) => {
              const short =
                toMinutes !== null && fromMinutes === 0 ? `< ${minutes(toMinutes)}` : `≥ ${minutes(fromMinutes)}`;
              return { long: ageLabel(fromMinutes, toMinutes), short };
            })}
            series={[{ name: t.waiting, tone: 'first', values: overview.waitingByAge.map(({ waiting }) => waiting) }]}
          />
        )}
        {overview.decided > 0 && overview.perDay.length > 1 && (
          <BarChart
            title={t.times}
            hint={t.timesHint}
            head={t.day}
            labels={dayLabels(overview.perDay)}
            tell={(minutes) => duration(minutes * 60_000)}
            series={[
              { name: t.median, tone: 'first', values: overview.perDay.map((day) => inMinutes(day.medianSeconds)) },
              { name: t.p90, tone: 'second', values: overview.perDay.map((day) => inMinutes(day.p90Seconds)) },
            ]}
          />
        )}
        <BarChart
          title={t.traffic}
          hint={t.trafficHint}
          head={t.hour}
          labels={perHour.map(({ hour }, place) => ({ long: when(hour), short: place % 6 === 0 ? clock(hour) : null }))}
          series={[
            { name: t.submitted, tone: 'first', values: perHour.map(({ submitted }) => submitted) },
            { name: t.decided, tone: 'second', values: perHour.map(({ decided }) => decided) },
          ]}
        />
        <RuleShares perRule={overview.perRule} />
        {overview.moderators && overview.moderators.length > 0 && <ByModerator moderators={overview.moderators} />}
      </section>
    </>
  );
}

function ByModerator({ moderators }: { moderators: NonNullable<Overview['moderators']> }) {
  const t = text.value.overview;
  return (
    <section class="chart" aria-labelledby="by-moderator">
      <h2 id="by-moderator">{t.moderators}</h2>
      <div class="table-box" tabIndex={0} role="group" aria-labelledby="by-moderator">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col" class="num">
                {t.decided}
              </th>
              <th scope="col" class="num">
                {t.approved}
              </th>
            </tr>
          </thead>
          <tbody>
            {moderators.map(({ id, name, decided, approved }) => (
              <tr key={id}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td class="num">{number(decided)}</td>
                <td class="num">{share(approved, decided)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
