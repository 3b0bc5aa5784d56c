import { useEffect, useState } from 'preact/hooks';
import type { View } from '../../../src/moderation/queue.schemas.js';
import { decide, type Ruling, type Subject } from '../state/acts.js';
import type { Selection, SelectionCriterion } from '../state/desk-messages.js';
import { cardOf, takeAway } from '../state/deck-store.js';
import { refreshList, rows, ruleInList } from '../state/list-store.js';
import { open, shut } from '../state/panels.js';
import { explain } from '../state/problems.js';
import { api, site } from '../state/session.js';
import { text } from '../text/text.js';
import { number } from '../text/time.js';
import { Dialog } from './dialog.js';
import { Icon } from './icon.js';

interface Props {
  title: string;
  view: View;
  by: SelectionCriterion;
}

/** Everything that one decision would reach, before it is made; each can be left out. */
export function BulkPreview({ title, view, by }: Props) {
  const t = text.value.bulk;
  const [found, setFound] = useState<Selection | null>(null);
  const [problem, setProblem] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    api.select(site.value?.id ?? '', view, by).then(setFound, (error: unknown) => setProblem(explain(error)));
  }, []);
  const chosen: Subject[] = (found?.items ?? [])
    .filter(({ commentId }) => !left.has(commentId))
    .map(({ commentId, revision, author }) => {
      const item = rows.value.find((row) => row.item.comment.id === commentId)?.item ?? cardOf(commentId);
      return { id: commentId, revision, author: author.name, ...(item && { item }) };
    });
  const rule = (ruling: Ruling): void => {
    shut('bulk');
    takeAway(chosen.map(({ id }) => id));
    const listed = rows.value.some((row) => chosen.some(({ id }) => id === row.item.comment.id));
    if (listed) ruleInList(chosen, ruling);
    else decide(chosen, ruling);
    void refreshList();
  };
  const toggle = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <Dialog title={title} onClose={() => shut('bulk')}>
      {problem !== '' && <p class="problem">{problem}</p>}
      {!found && problem === '' && <p class="muted">{text.value.loading}</p>}
      {found?.items.length === 0 && <p class="muted">{t.none}</p>}
      {found && found.items.length > 0 && (
        <>
          <p>
            {t.previewText(chosen.length)}{' '}
            {found.total > found.items.length && (
              <span class="muted">
                {t.truncated(found.items.length, found.total >= 1_000 ? `${number(1_000)}+` : number(found.total))}
              </span>
            )}
          </p>
          <ul class="preview-list" tabIndex={0} aria-label={t.preview}>
            {found.items.map(({ commentId, body, author }) => (
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
          <div class="dialog-actions">
            <button
              type="button"
              class="button good"
              disabled={chosen.length === 0}
              onClick={() => rule({ action: 'approve', reason: null, note: null, label: '' })}
            >
              <Icon name="approve" />
              {t.approveAll(chosen.length)}
            </button>
            <button
              type="button"
              class="button bad"
              disabled={chosen.length === 0}
              onClick={() => open({ kind: 'reasons', subjects: chosen, choose: rule })}
            >
              <Icon name="reject" />
              {t.rejectAll(chosen.length)}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
