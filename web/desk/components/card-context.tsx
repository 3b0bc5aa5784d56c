import { useState } from 'preact/hooks';
import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';
import { Thread } from './thread.js';

/** The article, the comment that is answered, and on demand the whole thread. */
export function CardContext({ item }: { item: QueueItem }) {
  const { text } = useDesk();
  const { article, parent, comment } = item;
  const [isOpen, setOpen] = useState(false);
  const t = text.value.card;
  // A comment that is not published has no place in the public thread: its parent has.
  const anchor = comment.status === 'published' ? comment.id : comment.parentId;
  return (
    <div class="card-context">
      <p class="card-article">
        <Icon name="articles" />
        <a href={article.url} target="_blank" rel="noopener noreferrer" title={t.openArticle}>
          {article.title}
        </a>
        {article.commenting === 'closed' && <span class="chip">{t.closedArticle}</span>}
      </p>
      {(parent || comment.parentId !== null) && (
        <blockquote class="parent">
          <p class="parent-by muted">{parent?.author ? t.inReplyTo(parent.author.name) : t.parentGone}</p>
          {parent?.body && (
            <p class="parent-text" dir="auto">
              {parent.body}
            </p>
          )}
        </blockquote>
      )}
      {anchor !== null && (
        <>
          <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t.hideThread : t.thread}
          </button>
          {isOpen && <Thread anchor={anchor} commentId={comment.id} />}
        </>
      )}
    </div>
  );
}
