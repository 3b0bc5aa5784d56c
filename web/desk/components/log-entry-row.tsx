import { formatRoute, type LogRoute } from '../logic/route.js';
import type { LogEntryView } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';

interface Props {
  entry: LogEntryView;
  at: LogRoute;
}

/** One line of the log. Names lead to everything else about them. */
export function LogEntryRow({ entry, at }: Props) {
  const { text, time, reasons } = useDesk();
  const t = text.value;
  const { action, actor, account, commentId, excerpt, reason, note, details } = entry;
  const kind = action.split('.')[0] ?? '';
  return (
    <li class={`log-entry log-${action.replace('.', '-')}`}>
      <time class="log-when muted" dateTime={entry.at}>
        {time.moment(entry.at)}
      </time>
      <div class="log-what">
        <p>
          <span class={`log-mark log-kind-${kind}`} aria-hidden="true" />
          <span class="strong">{t.log.actions[action] ?? action}</span>{' '}
          <span class="muted">
            {actor ? (
              <a href={formatRoute({ ...at, moderator: actor.id })}>
                <bdi>{t.author.by(actor.name)}</bdi>
              </a>
            ) : (
              t.screening
            )}
          </span>
          {account && (
            <>
              {' → '}
              <a href={formatRoute({ ...at, account: account.id })}>
                <bdi>{account.name}</bdi>
              </a>
            </>
          )}
        </p>
        {commentId !== null && (
          <p class="log-excerpt" dir="auto">
            <a href={formatRoute({ page: 'comment', id: commentId })}>{excerpt ?? t.log.comment}</a>
          </p>
        )}
        {(reason !== null || note !== null) && (
          <p class="muted">
            {reason !== null && <bdi>{t.reasons[reason] ?? reasons.labelOf(reason)}</bdi>}
            {reason !== null && note !== null && ' · '}
            {note !== null && <q dir="auto">{note}</q>}
          </p>
        )}
        {kind !== 'comment' && Object.keys(details).length > 0 && <Details details={details} />}
      </div>
    </li>
  );
}

/** Settings before and after, as they were written down. */
function Details({ details }: { details: Record<string, unknown> }) {
  const { before, after } = details as { before?: Record<string, unknown>; after?: Record<string, unknown> };
  if (!before || !after) return null;
  return (
    <ul class="log-details muted">
      {Object.keys(after).map((field) => (
        <li key={field}>
          {field} <del>{shown(before[field])}</del> <ins>{shown(after[field])}</ins>
        </li>
      ))}
    </ul>
  );
}

const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value ?? null)).slice(0, 200);
