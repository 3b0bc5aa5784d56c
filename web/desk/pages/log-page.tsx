import { useEffect, useState } from 'preact/hooks';
import { Empty } from '../components/empty.js';
import { LogEntryRow } from '../components/log-entry-row.js';
import { formatRoute, type Route } from '../logic/route.js';
import type { LogEntryView } from '../state/desk-messages.js';
import { go } from '../state/navigation.js';
import { explain } from '../state/problems.js';
import { api, me } from '../state/session.js';
import { text } from '../text/text.js';

type LogRoute = Extract<Route, { page: 'log' }>;
const EVERYTHING: LogRoute = { page: 'log', kind: '', moderator: null, account: null, comment: null };

/** Who did what, when and why, with filters that stand in the address. */
export function LogPage({ site, at }: { site: string; at: LogRoute }) {
  const t = text.value.log;
  const [entries, setEntries] = useState<readonly LogEntryView[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const read = async (after: string | null): Promise<void> => {
    try {
      const { kind, moderator, account, comment } = at;
      const page = await api.log({
        site,
        ...(kind !== '' && { action: kind }),
        ...(moderator !== null && { moderator }),
        ...(account !== null && { account }),
        ...(comment !== null && { comment }),
        ...(from !== '' && { from: startOf(from, 0) }),
        ...(to !== '' && { to: startOf(to, 1) }),
        ...(after !== null && { cursor: after }),
      });
      setEntries((before) => (after === null ? page.items : [...(before ?? []), ...page.items]));
      setCursor(page.nextCursor);
      setProblem('');
    } catch (error) {
      setProblem(explain(error));
    }
  };
  useEffect(() => void read(null), [site, formatRoute(at), from, to]);
  const isFiltered = formatRoute(at) !== formatRoute(EVERYTHING) || from !== '' || to !== '';
  const clear = (): void => {
    setFrom('');
    setTo('');
    go(EVERYTHING);
  };
  return (
    <div class="page">
      <header class="page-head">
        <div>
          <h1>{t.title}</h1>
          <p class="muted">{t.intro}</p>
        </div>
      </header>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <label class="field">
          <span>{t.kind}</span>
          <select value={at.kind} onChange={(event) => go({ ...at, kind: event.currentTarget.value }, true)}>
            <option value="">{t.all}</option>
            {Object.entries(t.kinds).map(([kind, label]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t.who}</span>
          <select
            value={at.moderator ?? ''}
            onChange={(event) => go({ ...at, moderator: event.currentTarget.value || null }, true)}
          >
            <option value="">{t.anybody}</option>
            <option value={me.value?.id}>{t.onlyMe}</option>
            {othersIn(entries ?? [], at.moderator).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t.from}</span>
          <input
            type="date"
            value={from}
            max={to || undefined}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{t.to}</span>
          <input
            type="date"
            value={to}
            min={from || undefined}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </label>
        {at.comment !== null && <span class="chip">{t.filtered(t.oneComment)}</span>}
        {at.account !== null && <span class="chip">{t.filtered(t.oneAccount)}</span>}
        {isFiltered && (
          <button type="button" class="link" onClick={clear}>
            {t.clear}
          </button>
        )}
      </form>
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

function othersIn(entries: readonly LogEntryView[], chosen: string | null): { id: string; name: string }[] {
  const people = new Map(entries.flatMap(({ actor }) => (actor ? [[actor.id, actor.name] as const] : [])));
  people.delete(me.value?.id ?? '');
  if (chosen !== null && chosen !== me.value?.id && !people.has(chosen)) people.set(chosen, '…');
  return [...people].map(([id, name]) => ({ id, name }));
}
