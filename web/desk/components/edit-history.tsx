import { useState } from 'preact/hooks';
import type { Card } from '../logic/deck.js';
import { previousBody } from '../logic/case-history.js';
import { useDesk } from '../state/use-desk.js';
import { EditDiff } from './edit-diff.js';

/** For a comment that was edited: what the last edit changed. At once when it happens before one's eyes, else on demand. */
export function EditHistory({ card: { item, notice } }: { card: Card }) {
  const { text, api } = useDesk();
  const { comment } = item;
  const [before, setBefore] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const t = text.value.card;
  const shown = notice?.kind === 'changed' ? notice.before : before;
  if (comment.editedAt === null && shown === null) return null;
  const toggle = async (): Promise<void> => {
    setOpen(!isOpen);
    if (before !== null) return;
    const { history } = await api.comment(comment.id);
    setBefore(previousBody(history));
  };
  const isShown = notice?.kind === 'changed' || isOpen;
  return (
    <section class="edit" aria-label={t.changes}>
      {notice?.kind !== 'changed' && (
        <button
          type="button"
          class="link"
          aria-expanded={isOpen}
          onClick={() => void toggle().catch(() => setOpen(false))}
        >
          {isOpen ? t.hideChanges : t.showChanges}
        </button>
      )}
      {isShown && shown !== null && (
        <>
          <h3>{t.changes}</h3>
          <EditDiff before={shown} after={comment.body ?? ''} />
        </>
      )}
    </section>
  );
}
