import { useState } from 'preact/hooks';
import type { CommentView } from '../../../src/comments/comments.schemas.js';
import { ApiError } from '../../shared/api-client.js';
import { commentSelector, explain, useWidget } from '../widget.js';

/** As long as the server lets an author change a text. Milliseconds. */
const EDIT_WINDOW_MS = 15 * 60_000;

/** What authors can do with their own comment. Withdrawing is for good, so it asks, in place. */
export function OwnActions({ comment: { id, createdAt, status } }: { comment: CommentView }) {
  const { authoring, announcer, discussion, say, focusSoon } = useWidget();
  const [isAsking, setAsking] = useState(false);
  const isEditable = status !== 'rejected' && Date.now() - Date.parse(createdAt) < EDIT_WINDOW_MS;

  const ask = (sure: boolean): void => {
    setAsking(sure);
    focusSoon(`${commentSelector(id)} .${sure ? 'sure' : 'withdraw'}`);
  };
  const withdraw = async (): Promise<void> => {
    try {
      await authoring.withdraw(id);
      announcer.announce(say('withdrawn'));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      announcer.announce(explain(say, error));
    }
  };

  if (isAsking) {
    return (
      <span class="confirm" role="group" aria-label={say('withdrawSure')}>
        <span>{say('withdrawSure')}</span>
        <button type="button" class="sure" onClick={() => void withdraw()}>
          {say('withdraw')}
        </button>
        <button type="button" onClick={() => ask(false)}>
          {say('cancel')}
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
          aria-label={say('editLabel')}
          onClick={() => discussion.update({ editing: id, replyingTo: null })}
        >
          {say('edit')}
        </button>
      )}
      <button type="button" class="withdraw" aria-label={say('withdrawLabel')} onClick={() => ask(true)}>
        {say('withdraw')}
      </button>
    </>
  );
}
