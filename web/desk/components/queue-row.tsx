import { useEffect, useRef } from 'preact/hooks';
import { formatRoute } from '../logic/route.js';
import { SEVERE } from '../logic/severity.js';
import { focused, select, selection, type Row } from '../state/list-store.js';
import { heldByOther } from '../state/live.js';
import { preferences } from '../state/preferences.js';
import { text } from '../text/text.js';
import { ago } from '../text/time.js';
import { AuthorButton } from './author-line.js';
import { Icon } from './icon.js';
import { PriorityChips } from './priority-chips.js';
import { WaitChip } from './wait-chip.js';

/** One comment in the list; the row one is on takes the focus. */
export function QueueRow({ row }: { row: Row }) {
  const { item, trace, notice } = row;
  const { comment, author, article, reasons, reported, waitingSince } = item;
  const t = text.value;
  const ref = useRef<HTMLLIElement>(null);
  const isHere = focused.value === comment.id;
  useEffect(() => {
    const { activeElement } = document;
    const isElsewhere = (activeElement?.closest('dialog, .action-bar, .search, .sidebar, .bulk-bar') ?? null) !== null;
    // One may have gone on already: a key pressed quickly is not to be undone by the focus that the one before it moves.
    const hasGoneOn = focused.peek() !== comment.id;
    if (!isHere || hasGoneOn || isElsewhere || ref.current?.contains(activeElement)) return;
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);
  const heading = `row-${comment.id}`;
  const holder = heldByOther(comment.id);
  const rules = [...new Set(reasons.map(({ rule }) => rule))];
  const folded = preferences.value.foldSevere && item.severity >= SEVERE;
  return (
    <li
      ref={ref}
      class={`row ${isHere ? 'is-here' : ''} ${trace !== null ? 'is-leaving' : ''} ${selection.value.has(comment.id) ? 'is-selected' : ''}`}
      tabIndex={isHere ? 0 : -1}
      aria-current={isHere ? 'true' : undefined}
      aria-labelledby={heading}
      data-comment={comment.id}
      data-resting={isHere ? true : undefined}
      onFocus={() => (focused.value = comment.id)}
    >
      <label class="row-box">
        <input
          type="checkbox"
          checked={selection.value.has(comment.id)}
          disabled={trace !== null}
          aria-label={t.card.select(author.name)}
          onChange={() => select(comment.id)}
        />
      </label>
      <div class="row-main">
        <p class="row-head">
          <span id={heading} class="row-name">
            <span class="unseen">{t.card.heading('')}</span>
            <AuthorButton author={author} />
          </span>
          {author.published + author.rejected === 0 ? (
            <span class="chip chip-new">{t.card.newAuthor}</span>
          ) : (
            <span class="row-tally muted">
              {t.card.publishedCount(author.published)}
              {author.rejected > 0 && `, ${t.card.rejectedCount(author.rejected)}`}
            </span>
          )}
          {author.sanctions.map(({ id, kind }) => (
            <span key={id} class="chip chip-sanction">
              {t.author.kinds[kind]}
            </span>
          ))}
          {item.escalation && (
            <span class="chip chip-escalated" title={t.card.escalatedBy(item.escalation.by.name)}>
              <Icon name="escalate" />
              {t.card.escalated}
            </span>
          )}
          {holder && (
            <span class="chip chip-claim" title={t.card.claimedBy(holder.by.name)}>
              <Icon name="eye" />
              {holder.by.name}
            </span>
          )}
        </p>
        <div class="row-place">
          {trace !== null && <p class="row-trace">{trace}</p>}
          <a
            class="row-text"
            href={formatRoute({ page: 'comment', id: comment.id })}
            dir="auto"
            tabIndex={isHere ? 0 : -1}
          >
            {folded ? t.card.folded : comment.body}
          </a>
        </div>
        {notice?.kind === 'failed' && <p class="row-problem">{t.notice.failed(notice.detail)}</p>}
        {notice?.kind === 'changed' && <p class="row-problem">{t.notice.changed}</p>}
        <p class="row-foot muted">
          <span class="row-article one-line">{article.title}</span>
          {rules.map((rule) => (
            <span key={rule} class="chip chip-reason">
              {t.rules[rule] ?? rule}
            </span>
          ))}
          {reported > 0 && (
            <span class="chip chip-report">
              <Icon name="flag" />
              {t.card.reports(reported)}
            </span>
          )}
        </p>
      </div>
      <div class="row-when">
        {waitingSince !== null ? (
          <>
            <WaitChip at={waitingSince} short />
            <PriorityChips item={item} />
          </>
        ) : (
          <>
            <span class={`chip status-${comment.status}`}>{t.card.statuses[comment.status]}</span>
            <span class="muted">{ago(comment.createdAt)}</span>
          </>
        )}
      </div>
    </li>
  );
}
