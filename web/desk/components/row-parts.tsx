import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import { useDesk } from '../state/use-desk.js';
import { AuthorButton } from './author-line.js';
import { Icon } from './icon.js';
import { PriorityChips } from './priority-chips.js';
import { WaitChip } from './wait-chip.js';

interface Props {
  item: QueueItem;
}

/** Who wrote it, how they stand, and whether somebody is at it or doubts. `heading`: the id that names the row. */
export function RowHead({ item, heading }: Props & { heading: string }) {
  const { text, live } = useDesk();
  const t = text.value;
  const { author } = item;
  const holder = live.heldByOther(item.comment.id);
  return (
    <p class="row-head">
      <span id={heading} class="row-name">
        <span class="unseen">{t.card.heading(author.name)}</span>
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
  );
}

/** Under which article it stands, and what is said against it. */
export function RowFoot({ item: { article, reasons, reported } }: Props) {
  const { text } = useDesk();
  const t = text.value;
  const rules = [...new Set(reasons.map(({ rule }) => rule))];
  return (
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
  );
}

/** How long it has waited and how urgent it is; what became of it when it does not wait. */
export function RowWhen({ item }: Props) {
  const { text, time } = useDesk();
  const { comment, waitingSince } = item;
  return (
    <div class="row-when">
      {waitingSince !== null ? (
        <>
          <WaitChip at={waitingSince} short />
          <PriorityChips item={item} />
        </>
      ) : (
        <>
          <span class={`chip status-${comment.status}`}>{text.value.card.statuses[comment.status]}</span>
          <span class="muted">{time.ago(comment.createdAt)}</span>
        </>
      )}
    </div>
  );
}
