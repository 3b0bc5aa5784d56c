import type { Card } from '../logic/deck.js';
import { actionWord } from '../state/acts.js';
import { skip, takeOver } from '../state/deck-store.js';
import { labelOf } from '../state/reasons.js';
import { text } from '../text/text.js';
import { when } from '../text/time.js';
import { Icon } from './icon.js';

/** What a moderator must know before deciding; on a card that is settled, the way on. */
export function NoticeBanner({ card }: { card: Card }) {
  const { notice, item } = card;
  const t = text.value;
  if (!notice) return null;
  const settled = notice.kind === 'decided' || notice.kind === 'withdrawn';
  return (
    <div class={`banner ${settled || notice.kind === 'taken' ? 'banner-info' : 'banner-alert'}`}>
      <Icon name="warning" />
      <p>
        {notice.kind === 'decided' && (
          <>
            {t.notice.decided(notice.by, actionWord(notice.action), when(notice.at))}
            {notice.reason !== null && ` (${labelOf(notice.reason)})`}
          </>
        )}
        {notice.kind === 'changed' && t.notice.changed}
        {notice.kind === 'withdrawn' && t.notice.withdrawn}
        {notice.kind === 'taken' && t.notice.taken(notice.by)}
        {notice.kind === 'failed' && t.notice.failed(notice.detail)}
      </p>
      {settled && (
        <button type="button" class="button small" onClick={() => skip()}>
          {t.notice.goOn}
        </button>
      )}
      {notice.kind === 'taken' && (
        <button type="button" class="button small" onClick={() => takeOver(item.comment.id)}>
          {t.card.take}
        </button>
      )}
    </div>
  );
}
