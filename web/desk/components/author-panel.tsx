import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import { percentage } from '../logic/scale.js';
import { useDesk } from '../state/use-desk.js';
import { KeyCap } from './key-cap.js';

/** The author beside the card. */
export function AuthorPanel({ author }: { author: QueueItem['author'] }) {
  const { text, time, panels } = useDesk();
  const t = text.value;
  return (
    <section class="panel" aria-labelledby="author-panel">
      <h2 id="author-panel" class="panel-title">
        {t.card.author}
      </h2>
      <p class="strong panel-name">
        <bdi>{author.name}</bdi>
      </p>
      <p class="muted">{t.card.sinceJoined(time.date(author.joinedAt))}</p>
      <Standing published={author.published} rejected={author.rejected} />
      {author.sanctions.length > 0 && (
        <ul class="chips">
          {author.sanctions.map(({ id, kind, until }) => (
            <li key={id} class="chip chip-sanction">
              {t.author.kinds[kind]}
              {until !== null && `, ${t.until(time.date(until))}`}
            </li>
          ))}
        </ul>
      )}
      <button
        type="button"
        class="button small wide"
        aria-haspopup="dialog"
        onClick={() => panels.open({ kind: 'author', id: author.id, name: author.name })}
      >
        {t.card.authorMore}
        <KeyCap>i</KeyCap>
      </button>
    </section>
  );
}

/** Published against rejected, as a bar that the numbers beside it say again. */
export function Standing({ published, rejected }: { published: number; rejected: number }) {
  const { text, time } = useDesk();
  const t = text.value;
  const share = percentage(rejected, published + rejected);
  return (
    <div class="standing">
      <svg class="standing-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="bar-empty" width="100" height="4" />
        {share !== null && <rect class="bar-good" width={100 - share} height="4" />}
        {share !== null && <rect class="bar-bad" x={100 - share} width={share} height="4" />}
      </svg>
      <p class="standing-text">
        <span class="tally tally-good">{t.card.publishedCount(published)}</span>
        <span class={rejected > 0 ? 'tally tally-bad' : 'tally'}>{t.card.rejectedCount(rejected)}</span>
        {share !== null && share > 0 && (
          <span class="muted">
            {time.percent(share)} {t.author.rate}
          </span>
        )}
      </p>
    </div>
  );
}
