import { useEffect, useId, useRef } from 'preact/hooks';

import type { Card } from '../logic/deck.js';
import { useDesk } from '../state/use-desk.js';
import { AuthorButton, AuthorLine } from './author-line.js';
import { Avatar } from './avatar.js';
import { CardBody } from './card-body.js';
import { CardContext } from './card-context.js';
import { CardWhen } from './card-when.js';
import { EditHistory } from './edit-history.js';
import { EscalationBanner } from './escalation-banner.js';
import { Icon } from './icon.js';
import { NoticeBanner } from './notice-banner.js';
import { Similar } from './similar.js';
import { WhyHere } from './why-here.js';
import type { View } from '../../../src/contract/terms.js';

interface Props {
  card: Card;
  view?: View;
  takeOver: () => void;
  /** Away from a card that is settled. */
  goOn: () => void;
}

/** The comment that is to be decided, with all that a decision needs. It takes the focus when it is new on the table. */
export function CommentCard({ card, view, takeOver, goOn }: Props) {
  const { text, live } = useDesk();
  const { item } = card;
  const { comment, author } = item;
  const t = text.value.card;
  const heading = useId();
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    scrollTo({ top: 0 });
    const { activeElement } = document;
    const isAtWork = (activeElement?.closest('.action-bar, dialog, .search') ?? null) !== null;
    if (!isAtWork) ref.current?.focus({ preventScroll: true });
  }, [comment.id]);
  const holder = live.heldByOther(comment.id);
  return (
    <article ref={ref} class="card" aria-labelledby={heading} tabIndex={-1} data-resting data-comment={comment.id}>
      <NoticeBanner card={card} takeOver={takeOver} goOn={goOn} />
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
            <span class="unseen">
              {item.parent || comment.parentId !== null ? t.reply(author.name) : t.heading(author.name)}
            </span>
            <AuthorButton author={author} />
          </h2>
          <AuthorLine author={author} />
        </div>
        <CardWhen item={item} />
      </header>
      <CardContext item={item} />
      <CardBody key={`${comment.id} ${comment.revision}`} item={item} />
      <EditHistory key={comment.id} card={card} />
      <WhyHere item={item} />
      {view && <Similar item={item} view={view} />}
    </article>
  );
}
