import type { OpenDialog } from '../discussion-state.js';
import { part } from '../part.js';
import { OfMembers } from './of-members.js';

/** Where one writes to the article, or the invitation to sign in, or the reason why not. Own comments that wait stand below. */
export const WritingPlace = part(({ select }) => {
  const members = select((state) => state.members);
  const name = select(({ account }) => account?.name);
  return (
    <div class="writing">
      {members && name !== undefined ? <members.WritingPlace name={name} /> : <Invitation />}
      <OfMembers of="OwnRoots" />
    </div>
  );
});

const Invitation = part(({ discussion, door, say, select }) => {
  const isClosed = select(({ article }) => article?.commenting === 'closed');
  const isExpected = select((state) => state.door === 'expected');
  const ended = select((state) => state.ended);
  if (isClosed) return <p class="notice">{say('comment.closed')}</p>;
  // As large as what comes in its place.
  if (isExpected) return <div class="ghost" />;
  const prepare = (): void => door.prepare();
  const opens = (dialog: OpenDialog) => ({
    onClick: () => door.whenOpen(() => discussion.update({ dialog })),
    onFocus: prepare,
    onPointerEnter: prepare,
  });
  return (
    <div class="invitation" part="invitation">
      <p class="invite">{ended || say('invite')}</p>
      <div class="invite-actions">
        <button class="primary" part="button primary-button" {...opens('register')}>
          {say('createAccount')}
        </button>
        <span>
          {say('haveAccount')}{' '}
          <button class="link" {...opens('sign-in')}>
            {say('signIn')}
          </button>
        </span>
      </div>
    </div>
  );
});
