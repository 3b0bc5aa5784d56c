import { punctuality } from '../logic/waiting.js';
import type { Overview } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';
import { DecisionTimesChart, TrafficChart, WaitingAgesChart } from './site-charts.js';
import { FigureTile } from './figure-tile.js';
import { ModeratorShares } from './moderator-shares.js';
import { RuleShares } from './rule-shares.js';

/** How the whole site stands. */
export function SiteFigures({ overview }: { overview: Overview }) {
  const { live, preferences, text, time } = useDesk();
  const t = text.value.overview;
  const { oldestWaitingSince: oldest, moderators } = overview;
  const counts = live.counts.value ?? overview;
  const tone = oldest && punctuality(time.now.value - Date.parse(oldest), preferences.value.target);
  return (
    <section class="page-section" aria-labelledby="about-site">
      <h2 id="about-site" class="section-title">
        {t.site}
      </h2>
      <dl class="tiles">
        <FigureTile label={t.waiting} value={time.number(live.counts.value?.pending ?? overview.waiting)} />
        <FigureTile label={t.reported} value={time.number(counts.reported)} />
        <FigureTile label={t.escalated} value={time.number(counts.escalated)} />
        <FigureTile label={t.oldest} value={oldest === null ? '–' : time.since(oldest)} {...(tone && { tone })} />
        <FigureTile label={t.median} value={time.seconds(overview.medianSeconds)} />
        <FigureTile label={t.p90} value={time.seconds(overview.p90Seconds)} />
        <FigureTile label={t.decided} value={time.number(overview.decided)} />
        <FigureTile label={t.reversed} value={time.number(overview.reversed)} />
      </dl>
      {overview.waiting > 0 && <WaitingAgesChart ages={overview.waitingByAge} />}
      {overview.decided > 0 && overview.perDay.length > 1 && <DecisionTimesChart days={overview.perDay} />}
      <TrafficChart hours={overview.perHour} />
      <RuleShares perRule={overview.perRule} />
      {moderators && moderators.length > 0 && <ModeratorShares moderators={moderators} />}
    </section>
  );
}
