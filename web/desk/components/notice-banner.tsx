import type { Card } from '../logic/deck.js';
import { actionWord } from '../state/act-words.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';

/** What a moderator must know before deciding; on a card that is settled, the way on. */
export function NoticeBanner({ card, takeOver, goOn }: { card: Card; takeOver: () => void; goOn: () => void }) {
  const { text, time, session, reasons } = useDesk();
  const { notice } = card;
  const t = text.value;
  if (!notice) return null;
  const settled = notice.kind === 'decided' || notice.kind === 'withdrawn';
  return (
    <div class={`banner ${settled || notice.kind === 'taken' ? 'banner-info' : 'banner-alert'}`}>
      <Icon name="warning" />
      <p>
        {notice.kind === 'decided' &&
          t.notice.decided(notice.by, actionWord(t, notice.action), time.at(notice.at), reasons.labelOf(notice.reason))}
        {notice.kind === 'changed' && t.notice.changed}
        {notice.kind === 'withdrawn' && t.notice.withdrawn}
        {notice.kind === 'taken' && t.notice.taken(notice.by)}
        {notice.kind === 'failed' && t.notice.failed(notice.detail)}
      </p>
      {settled && (
        <button type="button" class="button small" onClick={goOn}>
          {t.notice.goOn}
        </button>
      )}
      {notice.kind === 'taken' && session.isAdmin.value && (
        <button type="button" class="button small" onClick={takeOver}>
          {t.card.take}
        </button>
      )}
    </div>
  );
}
