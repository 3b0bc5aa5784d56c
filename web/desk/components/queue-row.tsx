import { useEffect, useRef } from 'preact/hooks';
import { formatRoute } from '../logic/route.js';
import { SEVERE } from '../logic/severity.js';
import type { Row } from '../logic/rows.js';
import { useDesk } from '../state/use-desk.js';
import { RowFoot, RowHead, RowWhen } from './row-parts.js';

/** One comment in the list; the row one is on takes the focus. */
export function QueueRow({ row }: { row: Row }) {
  const { text, preferences, list } = useDesk();
  const { item, trace, notice } = row;
  const { comment, author } = item;
  const t = text.value;
  const ref = useRef<HTMLLIElement>(null);
  const isHere = list.focused.value === comment.id;
  useEffect(() => {
    const { activeElement } = document;
    const isElsewhere = (activeElement?.closest('dialog, .action-bar, .search, .sidebar, .bulk-bar') ?? null) !== null;
    // One may have gone on already: a key pressed quickly is not to be undone by the focus that the one before it moves.
    const hasGoneOn = list.focused.peek() !== comment.id;
    if (!isHere || hasGoneOn || isElsewhere || ref.current?.contains(activeElement)) return;
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);
  const heading = `row-${comment.id}`;
  const folded = preferences.value.foldSevere && item.severity >= SEVERE;
  return (
    <li
      ref={ref}
      class={`row ${isHere ? 'is-here' : ''} ${trace !== null ? 'is-leaving' : ''} ${list.selection.value.has(comment.id) ? 'is-selected' : ''}`}
      tabIndex={isHere ? 0 : -1}
      aria-current={isHere ? 'true' : undefined}
      aria-labelledby={heading}
      data-comment={comment.id}
      data-resting={isHere ? true : undefined}
      onFocus={() => list.stand(comment.id)}
    >
      <label class="row-box">
        <input
          type="checkbox"
          checked={list.selection.value.has(comment.id)}
          disabled={trace !== null}
          aria-label={t.card.select(author.name)}
          onChange={() => list.select(comment.id)}
        />
      </label>
      <div class="row-main">
        <RowHead item={item} heading={heading} />
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
        <RowFoot item={item} />
      </div>
      <RowWhen item={item} />
    </li>
  );
}
