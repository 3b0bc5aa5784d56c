import { useState } from 'preact/hooks';
import type { CommentView } from '../../../src/comments/comments.schemas.js';
import { ApiError } from '../../shared/api-client.js';
import { commentSelector, explain, useWidget } from '../widget.js';

/** As long as the server lets an author change a text. Milliseconds. */
const EDIT_WINDOW_MS = 15 * 60_000;

/** What authors can do with their own comment. Withdrawing is for good, so it asks, in place. */
export function OwnActions({ comment: { id, createdAt, status } }: { comment: CommentView }) {
  const { authoring, announcer, discussion, texts, focusSoon } = useWidget();
  const [isAsking, setAsking] = useState(false);
  const isEditable = status !== 'rejected' && Date.now() - Date.parse(createdAt) < EDIT_WINDOW_MS;

  const ask = (sure: boolean): void => {
    setAsking(sure);
    focusSoon(`${commentSelector(id)} .${sure ? 'sure' : 'withdraw'}`);
  };
  const withdraw = async (): Promise<void> => {
    try {
      await authoring.withdraw(id);
      announcer.announce(texts.withdrawn);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      announcer.announce(explain(texts, error));
    }
  };

  if (isAsking) {
    return (
      <span class="confirm" role="group" aria-label={texts.withdrawSure}>
        <span>{texts.withdrawSure}</span>
        <button type="button" class="sure" onClick={() => void withdraw()}>
          {texts.withdraw}
        </button>
        <button type="button" onClick={() => ask(false)}>
          {texts.cancel}
        </button>
      </span>
    );
  }
  return (
    <>
      {isEditable && (
        <button
          type="button"
          class="edit"
          aria-label={texts.editLabel}
          onClick={() => discussion.update({ editing: id, replyingTo: null })}
        >
          {texts.edit}
        </button>
      )}
      <button type="button" class="withdraw" aria-label={texts.withdrawLabel} onClick={() => ask(true)}>
        {texts.withdraw}
      </button>
    </>
  );
}
