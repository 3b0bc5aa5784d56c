import type { Selection } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';

interface Props {
  items: Selection['items'];
  /** Ids of those that are left out. */
  left: ReadonlySet<string>;
  change: (left: ReadonlySet<string>) => void;
}

/** Comments that would be decided together, each with a box to leave it out. */
export function PreviewList({ items, left, change }: Props) {
  const { text } = useDesk();
  const t = text.value.bulk;
  const toggle = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    change(next);
  };
  return (
    <ul class="preview-list" tabIndex={0} aria-label={t.preview}>
      {items.map(({ commentId, body, author }) => (
        <li key={commentId}>
          <label class="check">
            <input
              type="checkbox"
              checked={!left.has(commentId)}
              aria-label={t.leaveOut(author.name)}
              onChange={() => toggle(commentId)}
            />
            <span>
              <bdi class="strong">{author.name}</bdi>
              <span class="preview-text" dir="auto">
                {body}
              </span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
