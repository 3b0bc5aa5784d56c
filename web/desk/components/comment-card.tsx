import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { View } from '../../../src/moderation/queue.schemas.js';
import type { Card } from '../logic/deck.js';
import { SEVERE } from '../logic/severity.js';
import { heldByOther } from '../state/live.js';
import { preferences } from '../state/preferences.js';
import { text } from '../text/text.js';
import { moment, since } from '../text/time.js';
import { AuthorButton, AuthorLine } from './author-line.js';
import { Avatar } from './avatar.js';
import { CardContext } from './card-context.js';
import { EditHistory } from './edit-history.js';
import { EscalationBanner } from './escalation-banner.js';
import { Icon } from './icon.js';
import { MarkedBody } from './marked-body.js';
import { NoticeBanner } from './notice-banner.js';
import { PriorityChips } from './priority-chips.js';
import { Similar } from './similar.js';
import { WaitChip } from './wait-chip.js';
import { WhyHere } from './why-here.js';

interface Props {
  card: Card;
  view?: View;
  takeOver: () => void;
}

/** The comment that is to be decided, with all that a decision needs. It takes the focus when it is new on the table. */
export function CommentCard({ card, view, takeOver }: Props) {
  const { item } = card;
  const { comment, author, waitingSince } = item;
  const t = text.value.card;
  const heading = useId();
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    scrollTo({ top: 0 });
    const { activeElement } = document;
    const isAtWork = (activeElement?.closest('.action-bar, dialog, .search') ?? null) !== null;
    if (!isAtWork) ref.current?.focus({ preventScroll: true });
  }, [comment.id]);
  const holder = heldByOther(comment.id);
  return (
    <article ref={ref} class="card" aria-labelledby={heading} tabIndex={-1} data-resting data-comment={comment.id}>
      <NoticeBanner card={card} takeOver={takeOver} />
      {item.escalation && <EscalationBanner id={comment.id} escalation={item.escalation} />}
      {holder && card.notice?.kind !== 'taken' && (
        <p class="banner banner-info">
          <Icon name="eye" />
          {t.claimedBy(holder.by.name)}
        </p>
      )}
      <header class="card-head">
        <Avatar name={author.name} />
        <div class="card-who">
          <h2 id={heading}>
            <span class="unseen">{item.parent || comment.parentId !== null ? t.reply('') : t.heading('')}</span>
            <AuthorButton author={author} />
          </h2>
          <AuthorLine author={author} />
        </div>
        <div class="card-when">
          {comment.status !== 'pending' && (
            <span class={`chip status-${comment.status}`}>{t.statuses[comment.status]}</span>
          )}
          <PriorityChips item={item} />
          {waitingSince !== null && <WaitChip at={waitingSince} />}
          {waitingSince === null && (
            <time class="muted" dateTime={comment.createdAt} title={moment(comment.createdAt)}>
              {t.posted(since(comment.createdAt))}
            </time>
          )}
        </div>
      </header>
      <CardContext item={item} />
      <Body key={`${comment.id} ${comment.revision}`} card={card} />
      <EditHistory key={comment.id} card={card} />
      <WhyHere item={item} />
      {view && <Similar item={item} view={view} />}
    </article>
  );
}

function Body({ card: { item } }: { card: Card }) {
  const [isOpen, setOpen] = useState(false);
  const t = text.value;
  const folded = preferences.value.foldSevere && !isOpen && item.severity >= SEVERE;
  if (folded) {
    return (
      <div class="folded">
        <Icon name="warning" />
        <span>{t.card.folded}</span>
        <button type="button" class="button small" onClick={() => setOpen(true)}>
          {t.card.unfold}
        </button>
      </div>
    );
  }
  return (
    <MarkedBody
      body={item.comment.body ?? ''}
      groups={item.reasons.map(({ spans }) => spans)}
      titles={item.reasons.map(({ rule }) => t.rules[rule] ?? rule)}
    />
  );
}
