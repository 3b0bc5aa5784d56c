import { useEffect, useState } from 'preact/hooks';

import { APPROVAL, type Ruling, type Subject } from '../state/act.js';
import type { Selection, SelectionCriterion } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';
import { Dialog } from './dialog.js';
import { Icon } from './icon.js';
import { PreviewList } from './preview-list.js';
import type { View } from '../../../src/contract/terms.js';

interface Props {
  title: string;
  view: View;
  by: SelectionCriterion;
}

/** Everything that one decision would reach, before it is made; each can be left out. */
export function BulkPreview({ title, view, by }: Props) {
  const { text, time, explain, api, session, acts, deck, list, panels } = useDesk();
  const t = text.value.bulk;
  const [found, setFound] = useState<Selection | null>(null);
  const [problem, setProblem] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    api.select(session.site.value?.id ?? '', view, by).then(setFound, (error: unknown) => setProblem(explain(error)));
  }, []);
  const chosen: Subject[] = (found?.items ?? [])
    .filter(({ commentId }) => !left.has(commentId))
    .map(({ commentId, revision, author }) => {
      const item = list.rowOf(commentId)?.item ?? deck.itemOf(commentId);
      return { id: commentId, revision, author: author.name, ...(item && { item }) };
    });
  const rule = (ruling: Ruling): void => {
    panels.shut('bulk');
    deck.takeAway(chosen.map(({ id }) => id));
    const listed = chosen.some(({ id }) => list.rowOf(id));
    if (listed) list.rule(chosen, ruling);
    else void acts.decide(chosen, ruling);
    void list.refresh();
  };
  return (
    <Dialog title={title} onClose={() => panels.shut('bulk')}>
      {problem !== '' && <p class="problem">{problem}</p>}
      {!found && problem === '' && <p class="muted">{text.value.loading}</p>}
      {found?.items.length === 0 && <p class="muted">{t.none}</p>}
      {found && found.items.length > 0 && (
        <>
          <p>
            {t.previewText(chosen.length)}{' '}
            {found.total > found.items.length && (
              <span class="muted">
                {t.truncated(
                  found.items.length,
                  found.total >= 1_000 ? `${time.number(1_000)}+` : time.number(found.total),
                )}
              </span>
            )}
          </p>
          <PreviewList items={found.items} left={left} change={setLeft} />
          <div class="dialog-actions">
            <button type="button" class="button good" disabled={chosen.length === 0} onClick={() => rule(APPROVAL)}>
              <Icon name="approve" />
              {t.approveAll(chosen.length)}
            </button>
            <button
              type="button"
              class="button bad"
              disabled={chosen.length === 0}
              onClick={() => panels.open({ kind: 'reasons', subjects: chosen, choose: rule })}
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
