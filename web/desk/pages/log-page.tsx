import { useEffect, useState } from 'preact/hooks';
import { Empty } from '../components/empty.js';
import { LogEntryRow } from '../components/log-entry-row.js';
import { LogFilters, type Days } from '../components/log-filters.js';
import { formatRoute, type LogRoute } from '../logic/route.js';
import type { LogEntryView } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';

/** Who did what, when and why, with filters that stand in the address. */
export function LogPage({ site, at }: { site: string; at: LogRoute }) {
  const { text, explain, api } = useDesk();
  const t = text.value.log;
  const [entries, setEntries] = useState<readonly LogEntryView[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const [days, setDays] = useState<Days>({ from: '', to: '' });
  const read = async (after: string | null): Promise<void> => {
    try {
      const { kind, moderator, account, comment } = at;
      const page = await api.log({
        site,
        ...(kind !== '' && { action: kind }),
        ...(moderator !== null && { moderator }),
        ...(account !== null && { account }),
        ...(comment !== null && { comment }),
        ...(days.from !== '' && { from: startOf(days.from, 0) }),
        ...(days.to !== '' && { to: startOf(days.to, 1) }),
        ...(after !== null && { cursor: after }),
      });
      setEntries((before) => (after === null ? page.items : [...(before ?? []), ...page.items]));
      setCursor(page.nextCursor);
      setProblem('');
    } catch (error) {
      setProblem(explain(error));
    }
  };
  useEffect(() => void read(null), [site, formatRoute(at), days]);
  const actors = (entries ?? []).flatMap(({ actor }) => actor ?? []);
  return (
    <div class="page">
      <header class="page-head">
        <div>
          <h1>{t.title}</h1>
          <p class="muted">{t.intro}</p>
        </div>
      </header>
      <LogFilters at={at} actors={actors} days={days} setDays={setDays} />
      {problem !== '' && (
        <Empty title={t.failed} kind="failed">
          <p class="muted">{problem}</p>
        </Empty>
      )}
      {problem === '' && entries === null && <p class="waiting-note">{text.value.loading}</p>}
      {problem === '' && entries?.length === 0 && <Empty title={t.empty} />}
      {problem === '' && entries && entries.length > 0 && (
        <ol class="log" aria-label={t.title}>
          {entries.map((entry) => (
            <LogEntryRow key={entry.id} entry={entry} at={at} />
          ))}
        </ol>
      )}
      {problem === '' && cursor !== null && (
        <button type="button" class="button more" onClick={() => void read(cursor)}>
          {text.value.more}
        </button>
      )}
    </div>
  );
}

/** The first moment of a day where one is, or of a day after it. */
function startOf(day: string, later: 0 | 1): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
