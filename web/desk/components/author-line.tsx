import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import { useDesk } from '../state/use-desk.js';

/** Who wrote it and how they stand, in one line; the name opens the rest. */
export function AuthorLine({ author }: { author: QueueItem['author'] }) {
  const { text, time } = useDesk();
  const t = text.value;
  return (
    <p class="author-line">
      {author.published + author.rejected === 0 ? (
        <span class="chip chip-new">{t.card.newAuthor}</span>
      ) : (
        <>
          <span class="tally tally-good">{t.card.publishedCount(author.published)}</span>
          <span class={author.rejected > 0 ? 'tally tally-bad' : 'tally'}>{t.card.rejectedCount(author.rejected)}</span>
        </>
      )}
      <span class="muted author-joined">{t.card.sinceJoined(time.date(author.joinedAt))}</span>
      {author.sanctions.map(({ id, kind }) => (
        <span key={id} class="chip chip-sanction">
          {t.author.kinds[kind]}
        </span>
      ))}
    </p>
  );
}

export function AuthorButton({ author }: { author: { id: string; name: string } }) {
  const { panels } = useDesk();
  return (
    <button
      type="button"
      class="name-button"
      aria-haspopup="dialog"
      onClick={() => panels.open({ kind: 'author', id: author.id, name: author.name })}
    >
      <bdi>{author.name}</bdi>
    </button>
  );
}
