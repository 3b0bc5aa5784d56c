import { useEffect, useState } from 'preact/hooks';
import type { CommentContext, CommentView } from '../../../src/contract/comments.schemas.js';
import { useDesk } from '../state/use-desk.js';

/** What stands around a comment, as readers see it. */
export function Thread({ anchor, commentId }: { anchor: string; commentId: string }) {
  const { text, time, explain, api } = useDesk();
  const [context, setContext] = useState<CommentContext | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let isGone = false;
    api.context(anchor).then(
      (found) => !isGone && setContext(found),
      (error: unknown) => !isGone && setProblem(explain(error)),
    );
    return () => {
      isGone = true;
    };
  }, [anchor]);
  const t = text.value;
  if (problem !== '') return <p class="muted">{problem}</p>;
  if (!context) return <p class="muted">{t.loading}</p>;
  const around = [
    ...context.ancestors,
    ...context.previous,
    context.comment,
    ...context.comment.replies,
    ...context.next,
  ];
  if (around.every(({ id }) => id === commentId)) return <p class="muted">{t.card.threadEmpty}</p>;
  const depths = depthsOf(around);
  return (
    <ol class="thread">
      {around.map((comment) => (
        <li key={comment.id} class={`thread-item depth-${Math.min(depths.get(comment.id) ?? 0, 3)}`}>
          <p class="thread-by">
            {comment.id === commentId && <span class="chip chip-new">{t.card.thisComment}</span>}{' '}
            <bdi>{comment.author?.name ?? '—'}</bdi> <span class="muted">{time.ago(comment.createdAt)}</span>
          </p>
          {comment.id !== commentId && (
            <p class="thread-text" dir="auto">
              {comment.body ?? t.card.parentGone}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function depthsOf(comments: readonly CommentView[]): Map<string, number> {
  const depths = new Map<string, number>();
  for (const { id, parentId } of comments) depths.set(id, parentId === null ? 0 : (depths.get(parentId) ?? 0) + 1);
  return depths;
}
