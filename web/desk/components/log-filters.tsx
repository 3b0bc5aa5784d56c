import { formatRoute, type LogRoute } from '../logic/route.js';
import { useDesk } from '../state/use-desk.js';
import { ActorFilter, type Actors } from './actor-filter.js';

const EVERYTHING: LogRoute = { page: 'log', kind: '', moderator: null, account: null, comment: null };

/** As a date field has them; empty for no limit. */
export interface Days {
  from: string;
  to: string;
}

interface Props {
  at: LogRoute;
  /** Who did what is on the page, with repetitions. */
  actors: Actors;
  days: Days;
  setDays: (days: Days) => void;
}

/** What of the log is shown: what kind, whose acts, of which days. */
export function LogFilters({ at, actors, days, setDays }: Props) {
  const { text, navigation } = useDesk();
  const t = text.value.log;
  const isFiltered = formatRoute(at) !== formatRoute(EVERYTHING) || days.from !== '' || days.to !== '';
  const clear = (): void => {
    setDays({ from: '', to: '' });
    navigation.go(EVERYTHING);
  };
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <label class="field">
        <span>{t.kind}</span>
        <select value={at.kind} onChange={(event) => navigation.go({ ...at, kind: event.currentTarget.value }, true)}>
          <option value="">{t.all}</option>
          {Object.entries(t.kinds).map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <ActorFilter at={at} actors={actors} />
      <label class="field">
        <span>{t.from}</span>
        <input
          type="date"
          value={days.from}
          max={days.to || undefined}
          onChange={(event) => setDays({ ...days, from: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{t.to}</span>
        <input
          type="date"
          value={days.to}
          min={days.from || undefined}
          onChange={(event) => setDays({ ...days, to: event.currentTarget.value })}
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
  );
}
