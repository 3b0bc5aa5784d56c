import { memberPart } from './member-part.js';
import { commentSelector } from '../widget.js';
import { refusalOf } from './refusal-of.js';

/** As long as the server lets an author change a text. Milliseconds. */
const EDIT_WINDOW_MS = 15 * 60_000;

/** What authors can do with their own comment. Withdrawing is for good, so it asks, in place. */
export const OwnActions = memberPart<{ id: string; createdAt: string }, { isAsking: boolean }>(
  ({ announcer, authoring, discussion, say, explain, select, focusSoon, local, set }, { id, createdAt }) => {
    const isEditable = select(({ now }) => now - Date.parse(createdAt) < EDIT_WINDOW_MS);
    const ask = (isAsking: boolean): void => {
      set({ isAsking });
      focusSoon(`${commentSelector(id)} .${isAsking ? 'sure' : 'withdraw'}`);
    };
    const withdraw = async (): Promise<void> => {
      const refusal = await refusalOf(authoring.withdraw(id));
      announcer.announce(refusal ? explain(refusal) : say('withdrawn'));
    };
    return local.isAsking ? (
      <span class="confirm" role="group">
        {say('withdrawSure')}
        <button class="sure" onClick={() => void withdraw()}>
          {say('withdraw')}
        </button>
        <button onClick={() => ask(false)}>{say('cancel')}</button>
      </span>
    ) : (
      <>
        {isEditable && (
          <button
            class="edit"
            aria-label={say('editLabel')}
            onClick={() => {
              discussion.update({ editing: id, replyingTo: null });
              focusSoon(`${commentSelector(id)} textarea`);
            }}
          >
            {say('edit')}
          </button>
        )}
        <button class="withdraw" aria-label={say('withdrawLabel')} onClick={() => ask(true)}>
          {say('withdraw')}
        </button>
      </>
    );
  },
  () => ({ isAsking: false }),
);
