import { useEffect, useState } from 'preact/hooks';
import { Empty } from '../components/empty.js';
import { MyFigures } from '../components/my-figures.js';
import { SiteFigures } from '../components/site-figures.js';
import type { Overview } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';

const PERIODS = [1, 7, 30];
/** Milliseconds. */
const REFRESH = 60_000;

/** How the work stands: about oneself first, then about the site. */
export function OverviewPage({ site }: { site: string }) {
  const { api, explain, text } = useDesk();
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
      {overview && <MyFigures me={overview.me} />}
      {overview && <SiteFigures overview={overview} />}
    </div>
  );
}
